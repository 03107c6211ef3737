package dev.lockkeeper.samples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BankProgramTest {
    @Test
    void everyVisitCounts() throws InterruptedException {
        assertThat(BankProgram.balanceAfterVisits(10, 1_000)).isEqualTo(BankProgram.expectedBalance(10, 1_000));
    }

    @Test
    void anAccountIsNotOverdrawn() {
        ConcurrentAccount account = new ConcurrentAccount(10);

        assertThat(account.withdraw(11)).isFalse();
        assertThat(account.balance()).isEqualTo(10);
    }
}
