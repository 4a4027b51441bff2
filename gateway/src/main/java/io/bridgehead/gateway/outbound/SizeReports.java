package io.bridgehead.gateway.outbound;

import io.bridgehead.gateway.mail.DeliveryReport;
import io.bridgehead.gateway.mail.LogText;
import io.bridgehead.gateway.mail.OutgoingMail;
import io.bridgehead.gateway.mail.RoutingHeaders;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import io.bridgehead.store.letter.LetterLabel;
import io.bridgehead.store.letter.NewLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells the site that wrote a mail that it is too large to be passed on. This gateway cannot divide the
 * mail; its writer can, once it knows the limit.
 */
public record SizeReports(SiteId self, RoutingAddress address) {
    private static final String STATUS = "5.3.4";

    /**
     * The letter that returns a mail for {@code recipient}, to be posted in its place. Empty if the mail
     * names no writer, is a report itself, or was written here.
     *
     * @param limit how large it may be, if that is known
     * @param words why it cannot be passed on
     * @param expires when the report is of no use
     */
    public Optional<NewLetter> letter(
            ForwardedMail mail, OptionalLong limit, String words, Instant now, Instant expires) {
        RoutingHeaders headers = RoutingHeaders.of(mail.mail());
        List<SiteId> trace = headers.trace();
        if (mail.sender().isEmpty()
                || headers.to().isEmpty()
                || trace.isEmpty()
                || trace.get(0).equals(self)) {
            return Optional.empty();
        }
        SiteId writer = trace.get(0);
        DeliveryReport report = new DeliveryReport(
                new OutgoingMail.End(self, address),
                new OutgoingMail.End(writer, mail.sender().get()),
                headers.to().get(),
                STATUS,
                diagnosis(limit, words));
        byte[] mime = report.about(mail.mail(), now);
        String id = DeliveryReport.id(mail.mail());
        return Optional.of(new NewLetter(
                new LetterLabel(writer, id, id, ForwardedMail.KIND, now, expires),
                new ForwardedMail(Optional.empty(), mime).payload()));
    }

    /** The limit stands where every gateway finds it. */
    private static String diagnosis(OptionalLong limit, String words) {
        String named =
                limit.isPresent() ? "exceeds size limit " + limit.getAsLong() : "is too large";
        return "552 " + STATUS + " message " + named + ": " + LogText.oneLine(words);
    }
}
