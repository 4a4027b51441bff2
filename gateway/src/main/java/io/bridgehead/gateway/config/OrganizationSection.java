package io.bridgehead.gateway.config;

import java.util.Optional;
import java.util.UUID;

/** The organization; every site of it must write the same id and base. */
public record OrganizationSection(Optional<UUID> id, String name, String base) {}
