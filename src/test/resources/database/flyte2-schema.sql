-- The two tables of Flyte 2 that are read, with the keys and indexes that matter for it
-- (flyte v2.0.43, runs/migrations/sql/20260408110000_init_schema.sql).
CREATE TABLE actions (
  project text NOT NULL, domain text NOT NULL, run_name text NOT NULL DEFAULT '', name text NOT NULL,
  parent_action_name text, phase integer NOT NULL DEFAULT 1, action_spec bytea, run_spec bytea,
  created_at timestamptz NOT NULL DEFAULT current_timestamp, ended_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  PRIMARY KEY (project, domain, run_name, name));
CREATE INDEX idx_actions_phase ON actions (phase);
CREATE TABLE action_events (
  project text NOT NULL, domain text NOT NULL, run_name text NOT NULL, name text NOT NULL,
  attempt integer NOT NULL, phase integer NOT NULL, version integer NOT NULL, info bytea,
  created_at timestamptz NOT NULL DEFAULT current_timestamp,
  PRIMARY KEY (project, domain, run_name, name, attempt, phase, version));
CREATE TABLE schema_migrations (version text PRIMARY KEY);
