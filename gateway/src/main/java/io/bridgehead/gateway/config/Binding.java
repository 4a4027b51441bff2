package io.bridgehead.gateway.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bridgehead.gateway.xml.SafeXml;
import io.bridgehead.routing.ConnectedSite;
import io.bridgehead.routing.Cost;
import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes records of checked values with Jackson. It gets one section at a time and not the file,
 * because Jackson, reading XML directly, knows no lines, stops at the first mistake, and loses the
 * first part of a list that another element interrupts.
 */
final class Binding {

    private static final XmlMapper MAPPER = SafeXml.xmlMapper()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(values())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final ProblemCollector problems;

    Binding(ProblemCollector problems) {
        this.problems = problems;
    }

    /** The record, or nothing if a type refuses its value, which is then reported. */
    <T> Optional<T> bind(JsonNode values, Located at, Class<T> type) {
        try {
            return Optional.of(MAPPER.treeToValue(values, type));
        } catch (JsonProcessingException problem) {
            problems.error(at.line(), "'" + at.name() + "': " + reason(problem), "");
            return Optional.empty();
        }
    }

    private static String reason(JsonProcessingException problem) {
        Throwable cause = problem.getCause();
        return problem instanceof ValueInstantiationException && cause != null
                ? String.valueOf(cause.getMessage())
                : problem.getOriginalMessage();
    }

    private static SimpleModule values() {
        return new SimpleModule()
                .addDeserializer(SiteId.class, from(node -> SiteId.of(node.asText())))
                .addDeserializer(
                        RoutingAddress.class, from(node -> RoutingAddress.of(node.asText())))
                .addDeserializer(Cost.class, from(node -> Cost.of(node.asInt())))
                .addDeserializer(Secret.class, from(node -> new Secret(node.asText())))
                .addDeserializer(
                        ConnectedSite.class,
                        from(node -> new ConnectedSite(
                                SiteId.of(node.path("name").asText()),
                                RoutingAddress.of(node.path("address").asText()),
                                Cost.of(node.path("cost").asInt()))));
    }

    private static <T> JsonDeserializer<T> from(Function<JsonNode, T> factory) {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context)
                    throws IOException {
                JsonNode node = context.readTree(parser);
                try {
                    return factory.apply(node);
                } catch (IllegalArgumentException refused) {
                    throw ValueInstantiationException.from(
                            parser,
                            refused.getMessage(),
                            context.constructType(Object.class),
                            refused);
                }
            }
        };
    }
}
