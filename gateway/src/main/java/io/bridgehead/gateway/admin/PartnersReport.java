package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.status.PartnerRow;
import java.util.List;

/** All partners. */
public record PartnersReport(List<PartnerRow> partners) {
    public PartnersReport {
        partners = List.copyOf(partners);
    }
}
