-- Schema 4: a file whose applicant was corrected is found by the name before, too, unless they are to stay secret; the corrections of
-- a month are found without reading the whole history.

CREATE INDEX case_event_correction ON case_event (at) WHERE move = 'correct';
UPDATE case_search SET name = name || (
    SELECT group_concat(' ' || trim(was.name || ' ' || was.contact), '') FROM (
        SELECT DISTINCT e.case_id,
            coalesce(json_extract(e.before, '$.was.applicant.name'), '') AS name,
            coalesce(json_extract(e.before, '$.was.applicant.contact_name'), '') AS contact
        FROM case_event e WHERE e.move = 'correct' AND json_type(e.before, '$.was.applicant') = 'object'
    ) was WHERE was.case_id = case_search.rowid
)
WHERE rowid IN (
    SELECT e.case_id FROM case_event e JOIN case_file c ON c.id = e.case_id
    WHERE e.move = 'correct' AND json_type(e.before, '$.was.applicant') = 'object'
        AND trim(coalesce(json_extract(c.particulars, '$.identitas'), '')) NOT IN ('Dirahasiakan', 'Anonim')
);
-- Whose initials or signature finished a step: in which capacity, on which day, under which grant.
ALTER TABLE case_event ADD COLUMN signature JSON;
CREATE INDEX case_event_authority ON case_event (json_extract(signature, '$.authority'))
WHERE json_extract(signature, '$.authority') IS NOT NULL;
