package io.bridgehead.gateway.mail;

/** Why a mail of a gateway cannot be used. */
public enum MalformedReason {
    /** The mail is not MIME, or it has too many levels of parts. */
    UNREADABLE,
    /** The header of a gateway is there, but a relay removed the payload. */
    PAYLOAD_STRIPPED,
    /** There is more than one payload, and no digest tells which one counts. */
    SEVERAL_PAYLOADS,
    /** The transfer encoding (base64, quoted-printable) is damaged or unknown. */
    BAD_ENCODING,
    /** Compressed in a way this gateway does not know. */
    UNKNOWN_COMPRESSION,
    /** The compressed data is damaged or cut off. */
    BAD_COMPRESSION,
    /** Larger, when decompressed, than a message may be. */
    TOO_LARGE,
    /** What describes the payload (digest, id, part numbers) is missing or makes no sense. */
    LABEL_MISSING,
    /** The payload is not what was sent. */
    DIGEST_MISMATCH,
    /** Part numbers that make no sense, or parts that do not belong together. */
    BAD_PARTS,
    /** Something this gateway cannot read yet. */
    UNSUPPORTED
}
