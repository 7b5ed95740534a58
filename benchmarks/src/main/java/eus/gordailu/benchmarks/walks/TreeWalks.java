package eus.gordailu.benchmarks.walks;

import eus.gordailu.repository.expiry.DeletionReport;
import eus.gordailu.repository.tree.LinkedTree;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The walks over whole trees, each by itself. To JMH, an operation is a file. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(WalkedTrees.FILES)
public class TreeWalks {

    /** The parameter with the directory where trees are made. */
    static final String PLACE = "place";

    /** A tree like a snapshot's. */
    @State(Scope.Benchmark)
    public abstract static class Latest {

        @Param("")
        public String place = "";

        private @Nullable WalkedTrees trees;

        @Setup
        public void make() throws IOException {
            trees = WalkedTrees.make(place);
        }

        @TearDown
        public void remove() throws IOException {
            trees().close();
        }

        WalkedTrees trees() {
            return Objects.requireNonNull(trees);
        }
    }

    /** Each time there is no copy of it. */
    public static class WithoutCopy extends Latest {

        @TearDown(Level.Invocation)
        public void delete() {
            trees().delete();
        }
    }

    /** There is a copy of it, which stays. */
    public static class WithCopy extends Latest {

        @Setup
        public void copy() throws IOException {
            trees().link();
        }
    }

    /** Each time there is a new copy of it, which has expired. */
    public static class WithExpired extends Latest {

        @Setup(Level.Invocation)
        public void copy() throws IOException {
            trees().link();
        }
    }

    /** A new tree of links. */
    @Benchmark
    public LinkedTree link(WithoutCopy latest) throws IOException {
        return latest.trees().link();
    }

    /** A tree that is already what the latest is. */
    @Benchmark
    public LinkedTree recycle(WithCopy latest) throws IOException {
        return latest.trees().recycle();
    }

    /** Two trees that do not differ, which shortens no way. */
    @Benchmark
    public long diff(WithCopy latest) throws IOException {
        return latest.trees().differences();
    }

    /** A whole tree, whose files have other links. */
    @Benchmark
    public DeletionReport remove(WithExpired latest) {
        return latest.trees().delete();
    }
}
