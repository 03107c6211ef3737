package dev.lockkeeper.samples.webserver;

/** The request is wrong; the message tells the client how to mend it. */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message) {
        super(message);
    }
}
