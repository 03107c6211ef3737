package dev.lockkeeper.analyser.flow;

import org.jspecify.annotations.Nullable;

/** Looks back along calls that are made on each other's results: {@code a().b().c()}. */
final class CallChain {
    private CallChain() {}

    /** The first call of the chain. */
    static Step.Call first(Body body, Step.Call call) {
        Step.Call first = call;
        for (Step.Call each = before(body, call); each != null; each = before(body, each)) {
            first = each;
        }
        return first;
    }

    private static Step.@Nullable Call before(Body body, Step.Call call) {
        int site = call.receiver() instanceof Operand.Result result
                ? result.site()
                : call.receiver() instanceof Operand.Getter getter ? getter.site() : -1;
        return site < 0 ? null : Routines.callAt(body, site);
    }
}
