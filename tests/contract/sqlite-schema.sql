CREATE TABLE "store_revision" ("id" INTEGER PRIMARY KEY CHECK ("id" = 1), "revision" INTEGER NOT NULL) STRICT;
CREATE TABLE "store_load" (
      "id" INTEGER PRIMARY KEY,
      "revision" INTEGER NOT NULL,
      "at" TEXT NOT NULL,
      "actor" TEXT NOT NULL,
      "format" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "files" TEXT NOT NULL,
      "summary" TEXT NOT NULL
    ) STRICT;
CREATE TABLE "store_record" (
      "type" TEXT NOT NULL,
      "id" TEXT NOT NULL,
      "version" INTEGER NOT NULL CHECK ("version" > 0),
      "body" TEXT NOT NULL,
      "at" TEXT NOT NULL,
      PRIMARY KEY ("type", "id")
    ) STRICT;
CREATE TABLE IF NOT EXISTS "store_touched" (
      "revision" INTEGER PRIMARY KEY,
      "origin" TEXT NOT NULL,
      "codes" TEXT
    ) STRICT;
CREATE TRIGGER "store_load_no_update" BEFORE UPDATE ON "store_load"
      BEGIN SELECT RAISE(ABORT, 'The log of loads only grows.'); END;
CREATE TRIGGER "store_load_no_delete" BEFORE DELETE ON "store_load"
      BEGIN SELECT RAISE(ABORT, 'The log of loads only grows.'); END;
CREATE TRIGGER "store_load_no_replace" BEFORE INSERT ON "store_load" WHEN EXISTS (SELECT 1 FROM "store_load" WHERE "id" = NEW."id")
      BEGIN SELECT RAISE(ABORT, 'The log of loads only grows.'); END;
CREATE TABLE IF NOT EXISTS "source" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "publisher" TEXT NOT NULL,
      "dataset" TEXT NOT NULL,
      "licence" TEXT,
      "url" TEXT,
      "retrieved" TEXT,
      "priority" INTEGER NOT NULL,
      "stale_days" INTEGER NOT NULL,
      "illustrative" INTEGER NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS "source__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "source_by_code" ON "source" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "source_by_until" ON "source" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "country" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "iso2" TEXT,
      "names" TEXT NOT NULL,
      "ifrc_region" TEXT,
      "subregion" TEXT,
      "borders" TEXT NOT NULL,
      "lat" REAL,
      "lon" REAL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "country__borders" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS "country__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "country_by_code" ON "country" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "country_by_until" ON "country" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "country_by_ifrc_region" ON "country" ("ifrc_region", "until", "code");
CREATE INDEX IF NOT EXISTS "country_by_point" ON "country" ("lat", "lon", "until");
CREATE TABLE IF NOT EXISTS "group" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "within" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "group__within" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS "group_by_code" ON "group" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "group_by_until" ON "group" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "service_type" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "response_type" TEXT,
      "dimension" TEXT,
      "strategic_objective" TEXT,
      "mode" TEXT NOT NULL,
      "default_reach_km" REAL NOT NULL,
      "care_range_km" REAL,
      "restricted" INTEGER NOT NULL,
      "counts_as_service" INTEGER NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS "service_type__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "service_type_by_code" ON "service_type" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "service_type_by_until" ON "service_type" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "minimum_package" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "role" TEXT,
      "step" TEXT,
      "service_type" TEXT NOT NULL,
      "reason" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "minimum_package_by_code" ON "minimum_package" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "minimum_package_by_until" ON "minimum_package" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "national_society" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "local_names" TEXT NOT NULL,
      "alternatives" TEXT NOT NULL,
      "country" TEXT NOT NULL,
      "ifrc_region" TEXT,
      "ifrc_id" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS "national_society__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "national_society_by_code" ON "national_society" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "national_society_by_until" ON "national_society" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "national_society_by_country" ON "national_society" ("country", "until", "code");
CREATE INDEX IF NOT EXISTS "national_society_by_ifrc_region" ON "national_society" ("ifrc_region", "until", "code");
CREATE TABLE IF NOT EXISTS "regional_network" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "description" TEXT,
      "members" TEXT NOT NULL,
      "members_complete" INTEGER NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "regional_network__members" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS "regional_network__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "regional_network_by_code" ON "regional_network" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "regional_network_by_until" ON "regional_network" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "admin_area" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "level" INTEGER NOT NULL,
      "country" TEXT NOT NULL,
      "parent" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "admin_area_by_code" ON "admin_area" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "admin_area_by_until" ON "admin_area" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "admin_area_by_country" ON "admin_area" ("country", "until", "code");
CREATE TABLE IF NOT EXISTS "provider" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "acronym" TEXT,
      "alternatives" TEXT NOT NULL,
      "kind" TEXT,
      "national_society" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS "provider__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "provider_by_code" ON "provider" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "provider_by_until" ON "provider" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "provider_by_kind" ON "provider" ("kind", "until", "code");
CREATE INDEX IF NOT EXISTS "provider_by_national_society" ON "provider" ("national_society", "until", "code");
CREATE TABLE IF NOT EXISTS "branch" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "alternatives" TEXT NOT NULL,
      "kind" TEXT NOT NULL,
      "national_society" TEXT NOT NULL,
      "country" TEXT NOT NULL,
      "lat" REAL,
      "lon" REAL,
      "admin_areas" TEXT NOT NULL,
      "volunteers" INTEGER,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "branch__admin_areas" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS "branch__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "branch_by_code" ON "branch" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "branch_by_until" ON "branch" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "branch_by_national_society" ON "branch" ("national_society", "until", "code");
CREATE INDEX IF NOT EXISTS "branch_by_country" ON "branch" ("country", "until", "code");
CREATE INDEX IF NOT EXISTS "branch_by_kind" ON "branch" ("kind", "until", "code");
CREATE INDEX IF NOT EXISTS "branch_by_point" ON "branch" ("lat", "lon", "until");
CREATE TABLE IF NOT EXISTS "trail" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "description" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS "trail__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "trail_by_code" ON "trail" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "trail_by_until" ON "trail" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "stop" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "alternatives" TEXT NOT NULL,
      "kind" TEXT NOT NULL,
      "country" TEXT,
      "other_country" TEXT,
      "lat" REAL NOT NULL,
      "lon" REAL NOT NULL,
      "admin_areas" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "stop__admin_areas" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS "stop__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "stop_by_code" ON "stop" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "stop_by_until" ON "stop" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "stop_by_country" ON "stop" ("country", "until", "code");
CREATE INDEX IF NOT EXISTS "stop_by_kind" ON "stop" ("kind", "until", "code");
CREATE INDEX IF NOT EXISTS "stop_by_point" ON "stop" ("lat", "lon", "until");
CREATE TABLE IF NOT EXISTS "leg" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "from" TEXT NOT NULL,
      "to" TEXT NOT NULL,
      "mode" TEXT NOT NULL,
      "km" REAL NOT NULL,
      "km_basis" TEXT NOT NULL,
      "km_factor" REAL,
      "hours" REAL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "leg_by_code" ON "leg" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "leg_by_until" ON "leg" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "leg_by_from" ON "leg" ("from", "until", "code");
CREATE INDEX IF NOT EXISTS "leg_by_to" ON "leg" ("to", "until", "code");
CREATE INDEX IF NOT EXISTS "leg_by_mode" ON "leg" ("mode", "until", "code");
CREATE TABLE IF NOT EXISTS "trail_country" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "trail" TEXT NOT NULL,
      "country" TEXT NOT NULL,
      "roles" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "trail_country__roles" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS "trail_country_by_code" ON "trail_country" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "trail_country_by_until" ON "trail_country" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "trail_country_by_trail" ON "trail_country" ("trail", "until", "code");
CREATE INDEX IF NOT EXISTS "trail_country_by_country" ON "trail_country" ("country", "until", "code");
CREATE TABLE IF NOT EXISTS "trail_stop" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "trail" TEXT NOT NULL,
      "stop" TEXT NOT NULL,
      "roles" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "trail_stop__roles" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS "trail_stop_by_code" ON "trail_stop" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "trail_stop_by_until" ON "trail_stop" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "trail_stop_by_trail" ON "trail_stop" ("trail", "until", "code");
CREATE INDEX IF NOT EXISTS "trail_stop_by_stop" ON "trail_stop" ("stop", "until", "code");
CREATE TABLE IF NOT EXISTS "trail_leg" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "trail" TEXT NOT NULL,
      "leg" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "trail_leg_by_code" ON "trail_leg" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "trail_leg_by_until" ON "trail_leg" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "trail_leg_by_trail" ON "trail_leg" ("trail", "until", "code");
CREATE INDEX IF NOT EXISTS "trail_leg_by_leg" ON "trail_leg" ("leg", "until", "code");
CREATE TABLE IF NOT EXISTS "service" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT,
      "service_type" TEXT NOT NULL,
      "provider" TEXT NOT NULL,
      "branch" TEXT,
      "status" TEXT NOT NULL,
      "stale_from" TEXT,
      "country" TEXT,
      "stop" TEXT,
      "leg" TEXT,
      "lat" REAL,
      "lon" REAL,
      "precision" TEXT NOT NULL,
      "reach_km" REAL,
      "admin_areas" TEXT NOT NULL,
      "remote" INTEGER NOT NULL,
      "groups" TEXT NOT NULL,
      "eligibility" TEXT NOT NULL,
      "conditions" TEXT NOT NULL,
      "capacity_per_day" INTEGER,
      "opening_days" TEXT,
      "source_words" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "service__admin_areas" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "service__groups" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS "service__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "service_by_code" ON "service" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "service_by_until" ON "service" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "service_by_service_type" ON "service" ("service_type", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_provider" ON "service" ("provider", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_branch" ON "service" ("branch", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_country" ON "service" ("country", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_stop" ON "service" ("stop", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_status" ON "service" ("status", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_leg" ON "service" ("leg", "until", "code");
CREATE INDEX IF NOT EXISTS "service_by_point" ON "service" ("lat", "lon", "until");
CREATE TABLE IF NOT EXISTS "flow" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "leg" TEXT,
      "trail" TEXT,
      "origin" TEXT,
      "origin_words" TEXT,
      "destination" TEXT,
      "destination_words" TEXT,
      "people_per_year" REAL NOT NULL,
      "period_from" TEXT NOT NULL,
      "period_to" TEXT NOT NULL,
      "definition" TEXT NOT NULL,
      "counted" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "flow_by_code" ON "flow" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "flow_by_until" ON "flow" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "flow_by_leg" ON "flow" ("leg", "until", "code");
CREATE INDEX IF NOT EXISTS "flow_by_trail" ON "flow" ("trail", "until", "code");
CREATE INDEX IF NOT EXISTS "flow_by_origin" ON "flow" ("origin", "until", "code");
CREATE INDEX IF NOT EXISTS "flow_by_destination" ON "flow" ("destination", "until", "code");
CREATE TABLE IF NOT EXISTS "stock" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "stop" TEXT,
      "country" TEXT,
      "origin" TEXT,
      "origin_words" TEXT,
      "people" INTEGER NOT NULL,
      "on_date" TEXT NOT NULL,
      "definition" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "stock_by_code" ON "stock" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "stock_by_until" ON "stock" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "stock_by_stop" ON "stock" ("stop", "until", "code");
CREATE INDEX IF NOT EXISTS "stock_by_country" ON "stock" ("country", "until", "code");
CREATE INDEX IF NOT EXISTS "stock_by_origin" ON "stock" ("origin", "until", "code");
CREATE TABLE IF NOT EXISTS "incident_total" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "leg" TEXT,
      "trail" TEXT,
      "country" TEXT,
      "deaths_and_missing_per_year" REAL NOT NULL,
      "period_from" TEXT NOT NULL,
      "period_to" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "incident_total_by_code" ON "incident_total" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "incident_total_by_until" ON "incident_total" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "incident_total_by_leg" ON "incident_total" ("leg", "until", "code");
CREATE INDEX IF NOT EXISTS "incident_total_by_trail" ON "incident_total" ("trail", "until", "code");
CREATE INDEX IF NOT EXISTS "incident_total_by_country" ON "incident_total" ("country", "until", "code");
CREATE TABLE IF NOT EXISTS "agreement" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT,
      "parties" TEXT NOT NULL,
      "topics" TEXT NOT NULL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "agreement__parties" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "agreement__topics" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS "agreement_by_code" ON "agreement" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "agreement_by_until" ON "agreement" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "referral" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "service_type" TEXT NOT NULL,
      "from_service" TEXT,
      "from_branch" TEXT,
      "to_service" TEXT,
      "to_branch" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "referral_by_code" ON "referral" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "referral_by_until" ON "referral" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "referral_by_service_type" ON "referral" ("service_type", "until", "code");
CREATE INDEX IF NOT EXISTS "referral_by_from_service" ON "referral" ("from_service", "until", "code");
CREATE INDEX IF NOT EXISTS "referral_by_from_branch" ON "referral" ("from_branch", "until", "code");
CREATE INDEX IF NOT EXISTS "referral_by_to_service" ON "referral" ("to_service", "until", "code");
CREATE INDEX IF NOT EXISTS "referral_by_to_branch" ON "referral" ("to_branch", "until", "code");
CREATE TABLE IF NOT EXISTS "statement" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "country" TEXT NOT NULL,
      "admin_area" TEXT,
      "service_types" TEXT NOT NULL,
      "provider_kinds" TEXT NOT NULL,
      "links" INTEGER NOT NULL,
      "fresh_until" TEXT NOT NULL,
      "national_society" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "statement__service_types" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "statement__provider_kinds" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS "statement_by_code" ON "statement" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "statement_by_until" ON "statement" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "statement_by_country" ON "statement" ("country", "until", "code");
CREATE TABLE IF NOT EXISTS "practice" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "summary" TEXT NOT NULL,
      "need" TEXT,
      "implemented_by" TEXT,
      "response_type" TEXT,
      "service_types" TEXT NOT NULL,
      "groups" TEXT NOT NULL,
      "steps" TEXT NOT NULL,
      "countries" TEXT NOT NULL,
      "url" TEXT,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE TABLE IF NOT EXISTS "practice__service_types" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "practice__groups" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "practice__steps" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "practice__countries" ("value" TEXT NOT NULL, "id" INTEGER NOT NULL, PRIMARY KEY ("value", "id")) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS "practice__words" USING fts5(folded, content='', contentless_delete=1, detail='none', tokenize='ascii');
CREATE UNIQUE INDEX IF NOT EXISTS "practice_by_code" ON "practice" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "practice_by_until" ON "practice" ("until", "code", "source");
CREATE TABLE IF NOT EXISTS "indicator" (
      "id" INTEGER PRIMARY KEY,
      "code" TEXT NOT NULL,
      "source" TEXT NOT NULL,
      "as_of" TEXT,
      "valid_from" TEXT,
      "valid_until" TEXT,
      "visibility" TEXT NOT NULL,
      "name" TEXT NOT NULL,
      "level" TEXT NOT NULL,
      "national_society" TEXT,
      "network" TEXT,
      "unit" TEXT NOT NULL,
      "value" REAL,
      "target" REAL,
      "since" INTEGER NOT NULL,
      "until" INTEGER NOT NULL CHECK ("until" > "since" AND "until" <= 9007199254740991),
      "hash" TEXT NOT NULL,
      "precedence" TEXT NOT NULL,
      "audience" TEXT NOT NULL
    ) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "indicator_by_code" ON "indicator" ("code", "source", "since");
CREATE UNIQUE INDEX IF NOT EXISTS "indicator_by_until" ON "indicator" ("until", "code", "source");
CREATE INDEX IF NOT EXISTS "indicator_by_level" ON "indicator" ("level", "until", "code")
