package io.bridgehead.gateway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * An address book of people who do not exist, as LDIF: sixteen attributes each, about 0.7 kB. The
 * same site and count give the same bytes, on every machine.
 */
final class People {
    private static final List<String> GIVEN_NAMES = words(
            "Anna Ben Clara David Elena Frank Grace Henrik Ines Jakob Karin Lars Maria Niels Olga Peter"
                    + " Quinn Rosa Stefan Tanja Ulrich Vera Walter Xenia Yves Zoe Amir Beatriz Chen"
                    + " Dilip Emeka Fatima Giulia Hiro Ivana Joao Kwame Leila Mateus Noor");
    private static final List<String> SYLLABLES = words(
            "ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se"
                    + " si so ta te ti to va ve vi vo");
    private static final List<String> DEPARTMENTS = List.of(
            "Sales",
            "Engineering",
            "Finance",
            "Legal",
            "Human Resources",
            "Operations",
            "Logistics",
            "Research",
            "Customer Care",
            "Facilities",
            "Marketing",
            "Procurement",
            "Treasury");
    private static final List<String> TITLES = List.of(
            "Senior Engineer",
            "Analyst",
            "Director",
            "Assistant",
            "Team Lead",
            "Consultant",
            "Controller",
            "Specialist",
            "Vice President",
            "Coordinator",
            "Architect");
    private static final List<City> CITIES = List.of(
            new City("Berlin", "DE", "+49 30"),
            new City("Lyon", "FR", "+33 4"),
            new City("Porto", "PT", "+351 22"),
            new City("Oslo", "NO", "+47 2"),
            new City("Utrecht", "NL", "+31 30"),
            new City("Leeds", "GB", "+44 113"),
            new City("Turin", "IT", "+39 11"),
            new City("Gdansk", "PL", "+48 58"));
    private static final List<String> DESCRIPTION = words(
            "responsible for regional accounts and support contact building floor badge shift member of"
                    + " steering group project liaison with external partners on call weekdays deputy"
                    + " backup delegate mailbox shared calendar");

    private final String site;
    private final String parent;
    private final SplittableRandom chance;

    /** Those of a site, which is what their chance is seeded with. */
    People(String site, String parentDn) {
        this.site = site;
        this.parent = parentDn;
        this.chance = new SplittableRandom(site.hashCode());
    }

    /** The DN of one of them, from 0. */
    static String dn(String site, String parentDn, int number) {
        return "uid=" + uid(site, number) + "," + parentDn;
    }

    /** Writes the first {@code count} of them, in order. At most once. */
    void write(int count, Writer out) {
        try {
            for (int number = 0; number < count; number++) {
                out.write(person(number));
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write LDIF", e);
        }
    }

    private String person(int number) {
        String given = pick(GIVEN_NAMES);
        String family = family();
        City city = pick(CITIES);
        String nick = (given + "." + family + number).toLowerCase(Locale.ROOT);
        return String.format(
                Locale.ROOT,
                """
                        dn: %1$s
                        objectClass: inetOrgPerson
                        objectClass: bridgeheadRecipient
                        uid: %2$s
                        cn: %3$s %4$s %5$d
                        sn: %4$s
                        givenName: %3$s
                        displayName: %4$s, %3$s (%6$s)
                        mail: %7$s@site-%8$s.org.example
                        proxyAddresses: SMTP:%7$s@site-%8$s.org.example
                        proxyAddresses: smtp:%7$s@org.example
                        proxyAddresses: X400:c=%9$s;a=tele;p=org;o=%8$s;s=%4$s;g=%3$s;
                        telephoneNumber: %10$s %11$d
                        department: %6$s
                        title: %12$s
                        l: %13$s
                        c: %9$s
                        employeeNumber: %14$08d
                        physicalDeliveryOfficeName: %13$s B%15$d F%16$d
                        description: %17$s

                        """,
                dn(site, parent, number),
                uid(site, number),
                given,
                family,
                number,
                pick(DEPARTMENTS),
                nick,
                site.toLowerCase(Locale.ROOT),
                city.country(),
                city.dialling(),
                chance.nextInt(1_000_000, 10_000_000),
                pick(TITLES),
                city.name(),
                chance.nextInt(100_000_000),
                chance.nextInt(9),
                chance.nextInt(20),
                sentence());
    }

    private String family() {
        StringBuilder name = new StringBuilder(pick(SYLLABLES));
        int more = chance.nextInt(1, 4);
        for (int i = 0; i < more; i++) {
            name.append(pick(SYLLABLES));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder(pick(DESCRIPTION));
        int more = chance.nextInt(7, 17);
        for (int i = 0; i < more; i++) {
            sentence.append(' ').append(pick(DESCRIPTION));
        }
        return sentence.toString();
    }

    private <T> T pick(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private static String uid(String site, int number) {
        return String.format(Locale.ROOT, "%s-%07d", site.toLowerCase(Locale.ROOT), number);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /** Where people work. */
    private record City(String name, String country, String dialling) {}
}
