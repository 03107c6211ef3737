package dev.lockkeeper.samples.bank;

import dev.lockkeeper.runtime.WaitGroup;

/** Ten customers move money in and out of one account at the same time. */
public final class BankProgram {
    private static final int CUSTOMERS = 10;
    private static final int VISITS = 1_000;
    private static final long OPENING_BALANCE = 100;

    private BankProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        long balance = balanceAfterVisits(CUSTOMERS, VISITS);
        System.out.printf(
                "%d customers, %d visits each: balance %d, expected %d%n",
                CUSTOMERS, VISITS, balance, expectedBalance(CUSTOMERS, VISITS));
    }

    /** Every visit deposits 3 and withdraws 2. */
    static long balanceAfterVisits(int customers, int visits) throws InterruptedException {
        ConcurrentAccount account = new ConcurrentAccount(OPENING_BALANCE);
        WaitGroup all = new WaitGroup();
        for (int customer = 0; customer < customers; customer++) {
            all.go(() -> {
                for (int visit = 0; visit < visits; visit++) {
                    account.deposit(3);
                    account.withdraw(2);
                }
            });
        }
        all.await();
        return account.balance();
    }

    static long expectedBalance(int customers, int visits) {
        return OPENING_BALANCE + (long) customers * visits;
    }
}
