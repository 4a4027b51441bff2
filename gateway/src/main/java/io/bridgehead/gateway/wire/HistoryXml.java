package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.Mark;
import io.bridgehead.store.history.Range;
import io.bridgehead.store.history.Ranges;
import io.bridgehead.store.history.Vector;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Ranges", "Vector" and "Mark": which part of which history a site has. */
final class HistoryXml {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MARK_DIGITS = 16;
    private static final int RANGE_CHARS_MAX = 2 * 20;

    private HistoryXml() {}

    static void write(WireWriter out, String name, Mark mark) throws XMLStreamException {
        out.start(name)
                .attribute("usn", mark.usn())
                .attribute("value", text(mark))
                .end();
    }

    static Mark mark(WireReader in) throws XMLStreamException {
        long usn = in.count("usn");
        long value = in.parsed("value", HistoryXml::markValue);
        in.skip();
        return new Mark(usn, value);
    }

    static String text(Mark mark) {
        return HEX.toHexDigits(mark.value());
    }

    static long markValue(String text) {
        if (text.length() != MARK_DIGITS) {
            throw new IllegalArgumentException("a mark has 16 hexadecimal digits");
        }
        return HexFormat.fromHexDigitsToLong(text);
    }

    static void write(WireWriter out, Vector vector) throws XMLStreamException {
        out.start("vector");
        for (Map.Entry<Epoch, Ranges> each : vector.held().entrySet()) {
            out.start("held")
                    .attribute("epoch", each.getKey().toString())
                    .plain(text(each.getValue()))
                    .end();
        }
        if (vector.held().isEmpty()) {
            out.end();
        } else {
            out.endBlock();
        }
    }

    static Vector vector(WireReader in) throws XMLStreamException {
        TreeMap<Epoch, Ranges> held = new TreeMap<>();
        while (in.child()) {
            if (in.name().equals("held")) {
                Epoch epoch = new Epoch(in.uuid("epoch"));
                if (held.put(epoch, ranges(in)) != null) {
                    throw in.fail(Reason.DUPLICATE, "epoch " + epoch + " occurs twice");
                }
                in.countEpoch();
            } else {
                in.skip();
            }
        }
        return new Vector(held);
    }

    /** For example {@code 1-200 203 210-400}, both ends included. */
    static String text(Ranges ranges) {
        StringBuilder text = new StringBuilder();
        for (Range range : ranges.list()) {
            text.append(text.length() == 0 ? "" : " ").append(range.since() + 1);
            if (range.through() != range.since() + 1) {
                text.append('-').append(range.through());
            }
        }
        return text.toString();
    }

    static Ranges ranges(WireReader in) throws XMLStreamException {
        String text = in.text(RANGE_CHARS_MAX * in.limits().ranges(), "one list of ranges");
        return in.parse("text", text, each -> new Ranges(list(in, each)));
    }

    /** Of an attribute, which is short: pages of one answer, of which few are missing. */
    static Ranges ranges(WireReader in, String attribute) {
        return in.parsed(attribute, each -> new Ranges(list(in, each)));
    }

    private static List<Range> list(WireReader in, String text) {
        List<Range> list = new ArrayList<>();
        XmlLists.forEach(text, (start, end) -> {
            in.countRange();
            list.add(range(text, start, end));
        });
        return list;
    }

    private static Range range(String text, int start, int end) {
        int dash = XmlLists.find(text, '-', start, end);
        long first = Long.parseLong(text, start, dash, 10);
        long last = dash == end ? first : Long.parseLong(text, dash + 1, end, 10);
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("not a range: " + first + "-" + last);
        }
        return new Range(first - 1, last);
    }
}
