package io.bridgehead.gateway.simulation;

import io.bridgehead.gateway.inbound.InboundMail;
import io.bridgehead.gateway.inbound.StepRunner;
import io.bridgehead.gateway.mail.MailCodec;
import io.bridgehead.gateway.mail.ReturnPaths;
import io.bridgehead.gateway.outbound.BounceWatch;
import io.bridgehead.gateway.replication.Replication;
import io.bridgehead.gateway.replication.terms.PartnerTerms;
import io.bridgehead.gateway.simulation.plan.Plan;
import io.bridgehead.gateway.wire.WireLimits;

/** The parts of a gateway, except its database, that its configuration decides. */
record SiteSetup(Replication replication, StepRunner exchange, InboundMail intake) {
    /** @param watch hears of mail that came back */
    static SiteSetup of(PartnerTerms terms, Plan plan, BounceWatch watch) {
        Replication replication = new Replication(terms);
        StepRunner exchange = new StepRunner(replication, WireLimits.DEFAULT);
        InboundMail intake = new InboundMail(
                new MailCodec(), exchange, plan.mail().handling().parts(), ReturnPaths.NONE, watch);
        return new SiteSetup(replication, exchange, intake);
    }
}
