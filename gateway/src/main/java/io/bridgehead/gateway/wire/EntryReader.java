package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.store.entry.Attribute;
import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Life;
import io.bridgehead.store.entry.Placement;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.entry.ValueMark;
import io.bridgehead.store.entry.Write;
import io.bridgehead.store.history.Epoch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Entry". */
final class EntryReader {
    private static final int BASE64_CHARS = 4;
    private static final int BASE64_BYTES = 3;

    private final WireReader in;
    private final ContextId context;
    private final StampChains chains;
    /** A message has few names and many attributes, so each name is checked once. */
    private final Map<String, AttributeName> names = new HashMap<>();

    private EntryId reading = EntryId.NONE;
    private boolean knowsStamps = true;

    /** Reads entries of a message about {@code context}; {@code epochs} is its table. */
    EntryReader(WireReader in, ContextId context, List<Epoch> epochs) {
        this.in = in;
        this.context = context;
        this.chains = new StampChains(epochs);
    }

    /** The id of the current entry, read or not; NONE if even the id could not be read. */
    EntryId reading() {
        return reading;
    }

    /**
     * Reads the current element. An entry that cannot be read does not affect the others, unless its
     * stamps could not be read: the stamps of the following entries are differences from these.
     */
    Entry read() throws XMLStreamException {
        boolean readable = knowsStamps;
        knowsStamps = false;
        reading = EntryId.NONE;
        EntryId id = new EntryId(in.parsed("i", Ids::expanded));
        reading = id;
        if (!readable) {
            throw in.fail(Reason.BAD_VALUE, "it follows an entry whose stamps could not be read");
        }
        ContextId itsContext = in.has("x") ? new ContextId(in.parsed("x", Ids::expanded)) : context;
        String created = in.attribute("c", EntryWriter.FIRST);
        String life = in.attribute("l", "1");
        boolean deleted = in.flag("d", false);
        String lifeWrite = in.attribute("lw", EntryWriter.FIRST);
        String cleared = in.attribute("k", EntryWriter.NONE);
        StampReferences stamps = new StampReferences(in);
        Optional<Placement> placement = Optional.empty();
        TreeMap<AttributeName, Attribute> attributes = new TreeMap<>();
        while (in.child()) {
            switch (in.name()) {
                case "s" -> {
                    stamps.read(chains);
                    knowsStamps = true;
                }
                case "r" -> placement = in.once(placement, placement(stamps));
                case "a" -> attribute(stamps, cleared, attributes);
                default -> in.skip();
            }
        }
        knowsStamps = true;
        return new Entry(
                id,
                itsContext,
                stamps.stamp(created),
                life.equals(EntryWriter.NONE)
                        ? Life.NONE
                        : new Life(number(life), deleted, stamps.write(lifeWrite)),
                placement.orElse(Placement.NONE),
                attributes);
    }

    private int number(String life) {
        int number = in.parse("attribute 'l'", life, Integer::parseInt);
        if (number < 0) {
            throw in.fail(Reason.BAD_VALUE, "life " + number + " is negative");
        }
        return number;
    }

    private Placement placement(StampReferences stamps) throws XMLStreamException {
        EntryId parent = in.has("u") ? new EntryId(in.parsed("u", Ids::expanded)) : EntryId.NONE;
        Write write = stamps.write(in.attribute("w", EntryWriter.FIRST));
        return new Placement(parent, new Rdn(in.string()), write);
    }

    private void attribute(
            StampReferences stamps, String cleared, Map<AttributeName, Attribute> attributes)
            throws XMLStreamException {
        in.register();
        String text = in.attribute("n");
        AttributeName name = names.computeIfAbsent(
                text, each -> in.parse("attribute 'n'", each, AttributeName::new));
        Write itsCleared = stamps.write(in.attribute("k", cleared));
        String usual = in.attribute("w", EntryWriter.FIRST);
        TreeMap<AttributeValue, ValueMark> values = new TreeMap<>();
        while (in.child()) {
            if (in.name().equals("v")) {
                value(stamps, usual, values);
            } else {
                in.skip();
            }
        }
        if (attributes.put(name, new Attribute(itsCleared, values)) != null) {
            throw in.fail(
                    Reason.DUPLICATE,
                    "attribute " + MalformedMessage.quoted(name.value())
                            + " stands twice in one entry");
        }
    }

    private void value(StampReferences stamps, String usual, Map<AttributeValue, ValueMark> values)
            throws XMLStreamException {
        in.register();
        Write write = stamps.write(in.attribute("w", usual));
        boolean present = in.flag("p", true);
        if (values.put(value(), new ValueMark(present, write)) != null) {
            throw in.fail(Reason.DUPLICATE, "a value occurs twice in one attribute");
        }
    }

    /** The text of the current element as bytes, decoded. */
    private AttributeValue value() throws XMLStreamException {
        int most = in.limits().valueBytes();
        String encoding = in.attribute("enc", XmlText.PLAIN);
        AttributeValue value;
        if (encoding.equals(XmlText.PLAIN)) {
            value = AttributeValue.of(in.text(most, "one value (value-size)"));
        } else {
            String text =
                    in.text(BASE64_CHARS * (most / BASE64_BYTES + 1), "one value (value-size)");
            byte[] bytes = in.parse("value", text, each -> new XmlText(each, encoding).bytes());
            value = AttributeValue.of(bytes);
        }
        in.require(value.length(), most, "bytes in one value (value-size)");
        return value;
    }
}
