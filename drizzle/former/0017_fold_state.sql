CREATE TABLE "fold_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
