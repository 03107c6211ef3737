package dev.lockkeeper.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the line of the program in a stack trace: the first frame that is neither this library's nor the JDK's. */
final class CallSite {
    private static final List<String> NOT_OF_THE_PROGRAM =
            List.of("java.", "jdk.", CallSite.class.getPackageName() + ".");

    private CallSite() {}

    static Optional<StackTraceElement> find(StackTraceElement... trace) {
        return Arrays.stream(trace)
                .filter(frame -> NOT_OF_THE_PROGRAM.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(CallSite::plain);
    }

    /** Without the names of class loader and module, which some traces have and others have not. */
    private static StackTraceElement plain(StackTraceElement frame) {
        return new StackTraceElement(
                frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber());
    }

    /** The line that called this library, as it follows a participle: {@code " at shop.Orders.place(Orders.java:41)"}, or nothing. */
    static String here() {
        return find(new Throwable().getStackTrace())
                .map(caller -> " at " + caller)
                .orElse("");
    }
}
