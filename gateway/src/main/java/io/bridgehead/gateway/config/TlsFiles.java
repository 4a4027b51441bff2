package io.bridgehead.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Files with which encrypted connections are made.
 *
 * @param trust certificates of the authorities that may vouch for the server, as PEM
 * @param certificate our key and certificate, as PKCS #12
 * @param certificatePassword of that file
 */
public record TlsFiles(
        Optional<Path> trust, Optional<Path> certificate, Optional<Secret> certificatePassword) {}
