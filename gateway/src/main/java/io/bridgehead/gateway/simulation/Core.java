package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.inbound.Exchange;
import io.bridgehead.gateway.inbound.MailIntake;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.Terms;
import io.bridgehead.gateway.wire.WireLimits;

/** What a gateway is made of beside its database, as a configuration has it. */
record Core(Replication replication, Exchange exchange, MailIntake intake) {
    static Core of(Terms terms, Plan plan) {
        Replication replication = new Replication(terms);
        Exchange exchange = new Exchange(replication, WireLimits.DEFAULT);
        MailIntake intake =
                new MailIntake(new MailCodec(), exchange, plan.handling().parts());
        return new Core(replication, exchange, intake);
    }
}
