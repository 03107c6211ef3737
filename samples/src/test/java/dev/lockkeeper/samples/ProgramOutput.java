package dev.lockkeeper.samples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a program and keeps what it prints. Programs run one after the other: the standard output is one for all. */
public final class ProgramOutput {
    private ProgramOutput() {}

    /** The lines that the program printed. */
    public static List<String> of(Program program) throws Exception {
        PrintStream screen = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.main(new String[0]);
        } finally {
            System.setOut(screen);
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** A {@code main} method. */
    @FunctionalInterface
    public interface Program {
        void main(String[] arguments) throws Exception;
    }
}
