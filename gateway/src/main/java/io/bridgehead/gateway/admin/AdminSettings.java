package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.ldif.ImportOptions;
import java.nio.file.Path;

/**
 * Settings of the admin API.
 *
 * @param dataFolder where {@code admin.json} is written, and uploads are kept
 * @param port on the loopback interface; 0 takes a free one
 * @param imports the defaults for imports
 */
public record AdminSettings(Path dataFolder, int port, ImportOptions imports) {}
