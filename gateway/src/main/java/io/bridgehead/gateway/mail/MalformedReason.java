package io.bridgehead.gateway.mail;

/** Why a mail that should be ours is of no use. */
public enum MalformedReason {
    /** Not MIME, or nested without end. */
    UNREADABLE,
    /** The mail says it is ours, but some relay took the payload away. */
    PAYLOAD_STRIPPED,
    /** More than one payload: which one counts? */
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
