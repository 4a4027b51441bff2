package io.bridgehead.gateway;

import io.bridgehead.gateway.cli.Cli;
import io.bridgehead.gateway.mail.MailLibrary;
import io.bridgehead.gateway.terminal.Console;

/** Where the program starts. */
public final class Main {

    private Main() {}

    /** Runs a verb; the exit code is 0 if all is good, 1 with findings, 2 after wrong usage. */
    public static void main(String[] args) {
        MailLibrary.configure();
        System.exit(Cli.run(Console.system(), args));
    }
}
