package dev.lockkeeper.samples.webserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a program, from its start to the signal that ends it. */
@Timeout(60)
class WebServerProgramTest {
    private static final int JOBS = 12;

    @Test
    void theSignalToEndDrainsTheServer() throws Exception {
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        WebServer.class.getName(),
                        "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader screen = program.inputReader()) {
            Matcher address = Pattern.compile("http://\\S+/").matcher(screen.readLine());
            assertThat(address.find()).isTrue();
            Client client = new Client(address.group());
            for (int job = 0; job < JOBS; job++) {
                assertThat(client.post("jobs?n=10000").statusCode()).isEqualTo(202);
            }

            program.toHandle().destroy(); // as Ctrl-C, but never ignored, not even in the background of a script

            assertThat(screen.readLine()).startsWith("stopping: jobs still to be done: ");
            assertThat(screen.readLine()).isEqualTo("stopped: requests answered: 12, jobs done: 12");
            assertThat(program.waitFor()).isEqualTo(143); // the signal's own exit status
        } finally {
            program.destroyForcibly();
        }
    }
}
