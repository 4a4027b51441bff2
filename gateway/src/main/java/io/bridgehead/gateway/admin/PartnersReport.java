package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.status.StatusReport.PartnerRow;
import java.util.List;

/** All partners. */
public record PartnersReport(List<PartnerRow> partners) {
    public PartnersReport {
        partners = List.copyOf(partners);
    }
}
