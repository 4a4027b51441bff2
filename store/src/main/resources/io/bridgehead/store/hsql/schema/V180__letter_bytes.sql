-- How long the payload of a letter is, so that a list of letters can say so without reading them.
-- Letters that waited when this column came count as empty.
ALTER TABLE letter ADD COLUMN bytes BIGINT DEFAULT 0 NOT NULL BEFORE attempts;
