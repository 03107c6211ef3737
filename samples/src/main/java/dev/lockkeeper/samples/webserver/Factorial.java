package dev.lockkeeper.samples.webserver;

import com.sun.net.httpserver.HttpExchange;
import java.math.BigInteger;
import java.util.stream.IntStream;

/** The factorial, and the number that a request asks for. */
final class Factorial {
    static final int LARGEST = 10_000;

    private static final String NAME = "n=";

    private Factorial() {}

    static BigInteger of(int n) {
        return IntStream.rangeClosed(2, n).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The sum of the digits of {@code n!}: what a job computes. */
    static int digitSum(int n) {
        return of(n).toString().chars().map(Character::getNumericValue).sum();
    }

    /** The number in the query {@code n=…}. */
    static int numberIn(HttpExchange exchange) throws BadRequestException {
        String query = exchange.getRequestURI().getQuery();
        if (query == null || !query.startsWith(NAME)) {
            throw new BadRequestException("the number is missing: write "
                    + exchange.getRequestURI().getPath() + "?n= and a whole number from 0 to " + LARGEST);
        }
        String number = query.substring(NAME.length());
        if (!number.matches("[0-9]{1,5}") || Integer.parseInt(number) > LARGEST) {
            throw new BadRequestException(
                    "n must be a whole number from 0 to " + LARGEST + ", and '" + number + "' is not");
        }
        return Integer.parseInt(number);
    }
}
