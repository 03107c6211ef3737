package dev.lockkeeper.samples.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ChannelClosedException;
import dev.lockkeeper.runtime.ReceiveChannel;
import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.runtime.Ticker;
import dev.lockkeeper.samples.ProgramOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelSamplesTest {
    private static final String[] FIVE_REQUESTS =
            IntStream.rangeClosed(1, 5).mapToObj(number -> "request " + number).toArray(String[]::new);

    @Test
    void theValueIsHandedOver() throws Exception {
        assertThat(ProgramOutput.of(HandOver::main)).containsExactly("received ping", "handed over: true");
    }

    @Test
    void aSecondCloseThrows() {
        Channel<String> channel = Channel.unbuffered();
        channel.close();

        assertThatThrownBy(channel::close).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void aSendOnAClosedChannelThrows() {
        Channel<String> channel = Channel.buffered(1);
        channel.close();

        assertThatThrownBy(() -> channel.send("late")).isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void theGeneratorCounts() throws Exception {
        assertThat(ProgramOutput.of(Generator::main)).containsExactly("generated: 1, 2, 3");
    }

    @Test
    void aGeneratorThatNobodyReadsEndsWithItsGroup() throws InterruptedException {
        ReceiveChannel<Integer> numbers;
        try (TaskGroup<Integer> group = TaskGroup.open()) {
            numbers = Generator.count(group);
            assertThat(numbers.receive()).isEqualTo(1);
        } // returns only when the generator has ended

        assertThat(numbers.poll()).isNull();
    }

    @Test
    void squaresComeInTheOrderOfTheNumbers() throws Exception {
        assertThat(ProgramOutput.of(FanOutFanIn::main)).containsExactly("squares: [1, 4, 9, 16, 25]");
    }

    @Test
    void theSelectTakesWhatIsReady() throws Exception {
        assertThat(ProgramOutput.of(SelectLoop::main)).containsExactly("number 7", "word hello", "time-out", "quit");
    }

    @Test
    void aSelectOverAChannelThatWasClosedDoesNotSpin() {
        Channel<Integer> numbers = Channel.buffered(1);
        numbers.close();

        assertThatThrownBy(() -> SelectLoop.next(numbers, Channel.buffered(1), Channel.unbuffered()))
                .isInstanceOf(ChannelClosedException.class);
    }

    @Test
    void fiveTicksTakeHalfASecondAtLeast() throws Exception {
        long start = System.nanoTime();

        assertThat(ProgramOutput.of(RateByTicker::main)).containsExactly(FIVE_REQUESTS);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(500_000_000L);
    }

    @Test
    void fiveTasksAtTenPerSecondTakeFourTenthsAtLeast() throws Exception {
        long start = System.nanoTime();

        assertThat(ProgramOutput.of(RateByAnnotation::main)).containsExactly(FIVE_REQUESTS);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(400_000_000L);
    }

    @Test
    void aTickerThatEndedWithItsBlockTicksNoMore() throws InterruptedException {
        ReceiveChannel<Instant> ticks;
        try (Ticker ticker = Ticker.every(Duration.ofMillis(1))) {
            ticks = ticker.ticks();
            ticks.receive();
        }
        ticks.poll(); // one may wait that was sent before the end

        assertThat(ticks.poll(Duration.ofMillis(200)))
                .as("a tick of every millisecond")
                .isNull();
    }

    @Test
    void noCallSiteEvadesTheRateOfTheWorker() throws Exception {
        long start = System.nanoTime();
        Channel<Integer> piped = Channel.buffered(1);
        piped.send(3);
        piped.close();

        try (var client = new ConcurrentRateByAnnotation()) {
            client.submitRequest(1);
            client.submitRequest(2);
            assertThat(client.pipeRequest(piped).stream()).containsExactly("request 3");
            assertThat(client.requestAll(List.of(4, 5))).containsExactly("request 4", "request 5");
        }

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(400_000_000L);
    }

    @Test
    void onlyTheTaskFailsThatSendsOnAClosedChannel() throws InterruptedException {
        Channel<String> channel = Channel.buffered(1);
        channel.close();
        try (TaskGroup<Boolean> group = TaskGroup.open()) {
            group.fork(() -> channel.offer("late"));

            assertThatThrownBy(group::join).hasRootCauseInstanceOf(ChannelClosedException.class);
        }
    }
}
