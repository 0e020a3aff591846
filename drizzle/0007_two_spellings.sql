CREATE FUNCTION "public"."fold_text"("spelled" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
	CASE WHEN octet_length("spelled") = length("spelled") THEN lower("spelled" COLLATE "C")
	ELSE normalize(
		replace(replace(replace(replace(translate(
			lower(regexp_replace(
				normalize("spelled", NFKD),
				'(?<![\u0400-\u052f])[\u0302-\u036f]|(?<![ГгКк])[\u0300\u0301]|(?<=[Ее])\u0308|[\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u0730-\u074a\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0000-\U000e0fff]',
				'', 'g'
			) COLLATE "und-x-icu"),
			'ᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿøđðħıłŧςىیکة٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹‘’‚‛ʼ“”„‟‐‒–—―−',
			'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿoddhiltσييكه01234567890123456789''''''''''""""------'
		), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
		NFC) COLLATE "C"
	END;--> statement-breakpoint
CREATE FUNCTION "public"."fold_texts"("spelled" text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
	CASE WHEN cardinality("spelled") = 0 THEN "spelled"
	ELSE (SELECT array_agg("public"."fold_text"("each") ORDER BY "position") FROM unnest("spelled") WITH ORDINALITY AS "one" ("each", "position"))
	END;--> statement-breakpoint
ALTER TABLE "tasks"
	ADD COLUMN "folded_text" text GENERATED ALWAYS AS ("public"."fold_text"(title || chr(10) || description)) STORED NOT NULL,
	ADD COLUMN "folded_tags" text[] GENERATED ALWAYS AS ("public"."fold_texts"(tags)) STORED NOT NULL;--> statement-breakpoint
UPDATE "tasks" SET
	"title" = normalize("title", NFC),
	"description" = normalize("description", NFC),
	"tags" = ARRAY(
		SELECT normalize((array_agg("tag" ORDER BY "position"))[1], NFC) FROM unnest("tags", "folded_tags") WITH ORDINALITY AS "one" ("tag", "folded", "position")
		GROUP BY "folded" ORDER BY min("position")
	),
	"version" = "version" + 1
WHERE "title" IS NOT NFC NORMALIZED OR "description" IS NOT NFC NORMALIZED
	OR array_to_string("tags", '') IS NOT NFC NORMALIZED
	OR cardinality("tags") > (SELECT count(DISTINCT "folded") FROM unnest("folded_tags") AS "folded");--> statement-breakpoint
UPDATE "users" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;--> statement-breakpoint
UPDATE "passkeys" SET "name" = normalize("name", NFC) WHERE "name" IS NOT NFC NORMALIZED;
