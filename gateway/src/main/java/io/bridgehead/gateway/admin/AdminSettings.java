package io.bridgehead.gateway.admin;

import io.bridgehead.gateway.ldif.ImportOptions;
import java.nio.file.Path;

/**
 * How the admin API serves.
 *
 * @param dataFolder where {@code admin.json} is written, and uploads are kept
 * @param port on the loopback interface; 0 takes a free one
 * @param imports how to import, unless an import says otherwise
 */
public record AdminSettings(Path dataFolder, int port, ImportOptions imports) {}
