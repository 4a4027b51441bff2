package io.bridgehead.gateway;

import java.io.PrintStream;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Prints how to use the program. */
    public static void main(String[] args) {
        usage(System.out);
    }

    static void usage(PrintStream out) {
        out.println("usage: bridgehead VERB [--conf FILE] [--json]");
    }
}
