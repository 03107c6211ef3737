package dev.lockkeeper.samples.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runtime.Channel;
import dev.lockkeeper.runtime.ChannelClosedException;
import dev.lockkeeper.runtime.ReceiveChannel;
import dev.lockkeeper.runtime.TaskGroup;
import dev.lockkeeper.samples.ProgramOutput;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelSamplesTest {
    private static final String[] FIVE_REQUESTS =
            IntStream.rangeClosed(1, 5).mapToObj(number -> "request " + number).toArray(String[]::new);

    @Test
    void theValueIsHandedOver() throws Exception {
        assertThat(ProgramOutput.of(HandOver::main)).containsExactly("ping");
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
        assertThat(ProgramOutput.of(Generator::main)).containsExactly("1, 2, 3");
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
        assertThat(ProgramOutput.of(FanOutFanIn::main)).containsExactly("[1, 4, 9, 16, 25]");
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
}
