package io.bridgehead.gateway.wire;

import io.bridgehead.store.entry.AttributeName;
import io.bridgehead.store.entry.AttributeValue;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.Rdn;
import io.bridgehead.store.history.Epoch;
import io.bridgehead.store.history.HybridTime;
import io.bridgehead.store.history.Stamp;
import io.bridgehead.store.view.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * People as a company's address book has them, 16 attributes each, freshly created in bulks of 500:
 * what sizes and speeds are measured with. Equal seeds give equal books.
 */
public final class AddressBook {
    private static final int BULK = 500;
    private static final String[] GIVEN = words("Anna Ben Clara David Elena Frank Grace Henrik Ines"
            + " Jakob Karin Lars Maria Niels Olga Peter Quinn Rosa Stefan Tanja Ulrich Vera Walter"
            + " Xenia Yves Zoe Amir Beatriz Chen Dilip Emeka Fatima Giulia Hiro Ivana Joao Kwame");
    private static final String[] SYLLABLES = words("ba be bi bo da de di do ka ke ki ko la le li"
            + " lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo");
    private static final String[] DEPARTMENTS = words("Sales Engineering Finance Legal Operations"
            + " Logistics Research Facilities Marketing Procurement Treasury Audit Care Personnel");
    private static final String[] TITLES = words("Manager Engineer Analyst Director Assistant"
            + " Consultant Controller Specialist Coordinator Architect Lead President");
    private static final String[] CITIES = words("Berlin,DE,49,30 Lyon,FR,33,4 Porto,PT,351,22"
            + " Oslo,NO,47,2 Utrecht,NL,31,30 Leeds,GB,44,113 Turin,IT,39,11 Gdansk,PL,48,58"
            + " Ghent,BE,32,9 Malaga,ES,34,95");
    private static final String[] WORDS = words("responsible for regional accounts and support"
            + " contact building floor badge shift member of steering group project liaison with"
            + " external partners on call weekdays deputy backup delegate mailbox shared calendar");

    private final Random random;
    private final ContextId context;
    private final Epoch epoch;
    private final EntryId parent;
    private int created;

    public AddressBook(long seed, ContextId context) {
        this.random = new Random(seed);
        this.context = context;
        this.epoch = new Epoch(uuid());
        this.parent = new EntryId(uuid());
    }

    /** The epoch in which they are created. */
    public Epoch epoch() {
        return epoch;
    }

    /** The next people of the book. */
    public List<Entry> people(int count) {
        List<Entry> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(person(created));
            created++;
        }
        return people;
    }

    private Entry person(int number) {
        Instant written = Instant.ofEpochSecond(1_790_000_000L).plusMillis(41L * (number / BULK));
        Stamp stamp = new Stamp(HybridTime.after(0, written), epoch, number + 1L);
        String uid = String.format("s1-%07d", number);
        return new Author(stamp)
                .create(
                        new EntryId(uuid()),
                        context,
                        parent,
                        new Rdn("uid=" + uid),
                        attributes(number, uid));
    }

    private SortedMap<AttributeName, List<AttributeValue>> attributes(int number, String uid) {
        SortedMap<AttributeName, List<AttributeValue>> all = new TreeMap<>();
        String given = pick(GIVEN);
        String sur = surname();
        String nick = (given + "." + sur).toLowerCase(Locale.ROOT) + number;
        String department = pick(DEPARTMENTS);
        String[] city = pick(CITIES).split(",", -1);
        String mail = nick + "@site1.org.example";
        put(all, "objectclass", "inetOrgPerson", "gwRecipient");
        put(all, "uid", uid);
        put(all, "cn", given + " " + sur + " " + number);
        put(all, "sn", sur);
        put(all, "givenname", given);
        put(all, "displayname", sur + ", " + given + " (" + department + ")");
        put(all, "mail", mail);
        put(all, "proxyaddresses", proxies(given, sur, nick, number));
        put(all, "telephonenumber", "+" + city[2] + " " + city[3] + " " + digits(7));
        put(all, "department", department);
        put(all, "title", pick(TITLES));
        put(all, "l", city[0]);
        put(all, "c", city[1]);
        put(all, "employeenumber", digits(8));
        put(all, "physicaldeliveryofficename", city[0] + " B" + digits(1) + " F" + digits(1));
        put(all, "description", description());
        return all;
    }

    private String[] proxies(String given, String sur, String nick, int number) {
        List<String> proxies = new ArrayList<>(List.of(
                "SMTP:" + nick + "@site1.org.example",
                "smtp:" + nick + "@org.example",
                "X400:c=DE;a=tele;p=org;o=Site1;s=" + sur + ";g=" + given + ";"));
        if (random.nextInt(10) < 6) {
            proxies.add("smtp:" + given.charAt(0) + sur + number + "@legacy.org.example");
        }
        if (random.nextInt(10) < 3) {
            proxies.add("CCMAIL:" + sur + ", " + given + " at SITE1");
        }
        return proxies.toArray(String[]::new);
    }

    private String surname() {
        StringBuilder name = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            name.append(pick(SYLLABLES));
        }
        name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
        return name.toString();
    }

    private String description() {
        StringBuilder text = new StringBuilder(pick(WORDS));
        for (int i = 7 + random.nextInt(10); i > 0; i--) {
            text.append(' ').append(pick(WORDS));
        }
        return text.toString();
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static void put(
            SortedMap<AttributeName, List<AttributeValue>> all, String name, String... values) {
        List<AttributeValue> list = new ArrayList<>();
        for (String value : values) {
            list.add(AttributeValue.of(value));
        }
        all.put(new AttributeName(name), list);
    }

    private String pick(String[] words) {
        return words[random.nextInt(words.length)];
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static String[] words(String text) {
        return text.split(" ", -1);
    }
}
