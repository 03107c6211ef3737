package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;

/** Answers one kind of request. */
@FunctionalInterface
interface Endpoint {
    Answer answer(HttpExchange exchange) throws BadRequestException;
}
