package web;

import dev.lockkeeper.Atomic;
import java.math.BigDecimal;
import java.time.Duration;

public abstract class Traffic {
    @Atomic
    private volatile Stats<String> stats = new Stats<>((short) 0, Duration.ZERO, BigDecimal.ZERO, "");

    public abstract Stats<String> stats();

    public abstract short incrementStatsRequests();

    public abstract void addStatsBusy(Duration delta);

    abstract BigDecimal addStatsCost(BigDecimal delta);

    abstract void setStatsLabel(String label);

    abstract short updateStatsRequests(java.util.function.IntUnaryOperator update);

    public record Stats<T>(short requests, Duration busy, BigDecimal cost, T label) {}
}
