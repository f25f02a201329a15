-- What a console of migration 0013 left behind: a row or more in every table, names folded as it folded them.
INSERT INTO staff (id, email, name, role, password_hash, session_version, disabled_at, last_sign_in_at) VALUES
  ('00000000-0000-4000-8000-0000000000a1', 'ana@integrator.example', 'Ana Puig', 'admin', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', 3, NULL, '2026-11-20T08:00:00Z'),
  ('00000000-0000-4000-8000-0000000000a2', 'Łucja@integrator.example', 'Łucja', 'viewer', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaB', 1, '2026-11-01T08:00:00Z', NULL);

INSERT INTO customers (id, name, external_id, contact_name, notes, tags, sort_key, search_text, version, archived_at) VALUES
  ('00000000-0000-4000-8000-0000000000c1', 'Łukasz & Söhne S.L.', 'id-7', 'Łukasz', E'first line\nsecond line', '{vip,"zażółć"}', 'łukasz & sohne s.l.', ' łukasz & sohne s.l. id-7', 4, NULL),
  ('00000000-0000-4000-8000-0000000000c2', 'Maple HOA', NULL, '', '', '{}', 'maple hoa', ' maple hoa', 1, '2026-10-01T00:00:00Z');

INSERT INTO imports (id, form_token, input_hash, actor_id, actor_name, file_name, rows, left_out, request_id, advanced_at, created_at) VALUES
  ('00000000-0000-4000-8000-0000000000e1', 'import-token', 'h', '00000000-0000-4000-8000-0000000000a1', 'Ana Puig', 'clientes (ñ).csv', 2, 1, 'r-import', '2026-11-18T10:00:00Z', '2026-11-18T09:59:00Z');

INSERT INTO operations (id, kind, state, form_token, actor_id, actor_name, target, label, customer_id, input, input_hash, steps, result, witness, error, attempts, passes, request_id, import_id, import_line, sent_at, next_look_at, created_at, finished_at) VALUES
  ('00000000-0000-4000-8000-0000000000f1', 'organization.create', 'succeeded', 'token-1', '00000000-0000-4000-8000-0000000000a1', 'Ana Puig', '0x0000000000000000000000000000000000000001', 'Col·legi d’Enginyers de Łódź', '00000000-0000-4000-8000-0000000000c1', '{"name":"Col·legi d’Enginyers de Łódź"}', 'h1', '[{"at":"2026-11-18T10:00:00Z","step":"send","status":"done"}]', '{"address":"0x0000000000000000000000000000000000000001"}', '{"at":"2026-11-18T10:00:00Z","managedOrgs":3}', NULL, 1, 0, 'r-1', '00000000-0000-4000-8000-0000000000e1', 2, '2026-11-18T10:00:00Z', NULL, '2026-11-18T09:59:00Z', '2026-11-18T10:00:04Z'),
  ('00000000-0000-4000-8000-0000000000f2', 'organization.create', 'unknown', 'token-2', '00000000-0000-4000-8000-0000000000a1', 'Ana Puig', NULL, 'Straße 9', NULL, '{"name":"Straße 9"}', 'h2', '[]', NULL, NULL, '{"code":"upstream","message":"No answer"}', 1, 1, 'r-2', '00000000-0000-4000-8000-0000000000e1', 3, '2026-11-18T10:01:00Z', '2026-11-18T10:03:00Z', '2026-11-18T09:59:00Z', NULL);

INSERT INTO organizations (address, name, names, type, country, website, managed_by, console_ref, sent_votes, sent_emails, sent_sms, processes, created_at, raw, content_hash, read_at, gone_at, gone_reason, customer_id, linked_at, match_keys, sort_key, own_text) VALUES
  ('0x0000000000000000000000000000000000000001', 'Col·legi d’Enginyers de Łódź', '{"default":"Col·legi d’Enginyers de Łódź","de":"Ingenieurkammer Straße"}', 'company', 'ES', 'https://collegi.example', '0x00000000000000000000000000000000000000aa', '00000000-0000-4000-8000-0000000000f1', 120, 30, 2, 4, '2026-11-18T10:00:03Z', '{"address":"0x0000000000000000000000000000000000000001"}', 'hash-1', '2026-11-20T08:00:00Z', NULL, NULL, '00000000-0000-4000-8000-0000000000c1', '2026-11-18T10:00:04Z', '{x:b0430bff1ec4d0ab6778f22b19a7bbc5,"n:col·legi d''enginyers de łodz","n:ingenieurkammer straße"}', 'col·legi d''enginyers de łodz', 'col·legi d''enginyers de łodz ingenieurkammer straße 0x0000000000000000000000000000000000000001'),
  ('0x0000000000000000000000000000000000000002', 'Zürich Verein', '{"default":"Zürich Verein"}', 'association', 'CH', '', '0x00000000000000000000000000000000000000aa', NULL, 7, 0, 0, 1, NULL, '{"address":"0x0000000000000000000000000000000000000002"}', 'hash-2', '2026-11-20T08:00:00Z', NULL, NULL, NULL, NULL, '{"n:zurich verein"}', 'zurich verein', 'zurich verein 0x0000000000000000000000000000000000000002'),
  ('0x0000000000000000000000000000000000000003', 'Æther Cooperative', '{"default":"Æther Cooperative"}', 'cooperative', 'DK', '', '0x00000000000000000000000000000000000000aa', NULL, 0, 0, 0, 0, '2025-01-01T00:00:00Z', '{"address":"0x0000000000000000000000000000000000000003"}', 'hash-3', '2026-11-01T08:00:00Z', '2026-11-02T08:00:00Z', 'not-listed', '00000000-0000-4000-8000-0000000000c1', '2025-01-02T00:00:00Z', '{"n:æther cooperative"}', 'æther cooperative', 'æther cooperative 0x0000000000000000000000000000000000000003'),
  ('0x0000000000000000000000000000000000000004', 'Σύλλογος', '{"el":"Σύλλογος"}', '', '', '', '0x00000000000000000000000000000000000000aa', 'dddddddd-0000-4000-8000-000000000001', 1, 1, 1, 1, '2026-01-01T00:00:00Z', '{"address":"0x0000000000000000000000000000000000000004"}', 'hash-4', '2026-11-20T08:00:00Z', NULL, NULL, NULL, NULL, '{"n:συλλογος"}', 'συλλογος', 'συλλογος 0x0000000000000000000000000000000000000004');

INSERT INTO sync_runs (id, state, trigger, started_by, pages_done, pages_total, seen, total, written, gone, complete, started_at, heartbeat_at, finished_at, fingerprint) VALUES
  ('00000000-0000-4000-8000-0000000000b1', 'failed', 'schedule', '', 1, 1, 3, 3, 3, 1, false, '2026-11-20T08:00:00Z', '2026-11-20T08:00:01Z', '2026-11-20T08:00:01Z', 'fingerprint-of-our-key');
INSERT INTO sync_pages (run_id, page, total, addresses) VALUES
  ('00000000-0000-4000-8000-0000000000b1', 1, 3, '{0x0000000000000000000000000000000000000001}');

INSERT INTO upstream_state (integrator_address, verified_fingerprint, problem, missing_scopes, last_ok_at, updated_at) VALUES
  ('0x00000000000000000000000000000000000000aa', 'fingerprint-of-our-key', NULL, '{"organizations:update"}', '2026-11-20T08:00:00Z', '2026-11-20T08:00:01Z');

-- The readings of two hours of one UTC day, the days of both, and a day that is older than the hours that are kept.
INSERT INTO quota_history (bucket_kind, bucket_start, at, enabled, limits, usage) VALUES
  ('hour', '2026-11-19T22:00:00Z', '2026-11-19T22:55:00Z', true, '{"maxManagedOrgs":50,"maxManagedProcesses":100,"maxVotes":1000,"maxSMS":0,"maxEmails":-1}', '{"managedOrgs":3,"managedProcesses":6,"sentVotes":127,"sentSMS":2,"sentEmails":30}'),
  ('hour', '2026-11-19T23:00:00Z', '2026-11-19T23:55:00Z', true, '{"maxManagedOrgs":50,"maxManagedProcesses":100,"maxVotes":1000,"maxSMS":0,"maxEmails":-1}', '{"managedOrgs":3,"managedProcesses":6,"sentVotes":128,"sentSMS":3,"sentEmails":31}'),
  ('day', '2026-11-19T00:00:00Z', '2026-11-19T23:55:00Z', true, '{"maxManagedOrgs":50,"maxManagedProcesses":100,"maxVotes":1000,"maxSMS":0,"maxEmails":-1}', '{"managedOrgs":3,"managedProcesses":6,"sentVotes":128,"sentSMS":3,"sentEmails":31}'),
  ('day', '2025-10-01T00:00:00Z', '2025-10-01T23:50:00Z', false, NULL, '{"managedOrgs":1,"managedProcesses":0,"sentVotes":0,"sentSMS":0,"sentEmails":0}');
INSERT INTO quota_thresholds (key, approaching, nearly, critical, updated_at) VALUES ('votes', 60, 80, 95, '2026-10-01T00:00:00Z');
INSERT INTO usage_days (day, kept_at) VALUES ('2026-11-18', '2026-11-18T23:07:00Z'), ('2026-11-19', '2026-11-19T23:07:00Z');
INSERT INTO organization_usage (address, day, sent_votes, sent_emails, sent_sms, processes) VALUES
  ('0x0000000000000000000000000000000000000001', '2026-11-18', 100, 20, 1, 3), ('0x0000000000000000000000000000000000000001', '2026-11-19', 120, 30, 2, 4);
INSERT INTO usage_ranking (kind, id, counter, gone, used, change7, since7, change30, since30) VALUES
  ('organization', '0x0000000000000000000000000000000000000001', 'votes', false, 120, 20, '2026-11-18', 20, '2026-11-18'),
  ('customer', '00000000-0000-4000-8000-0000000000c1', 'votes', false, 120, 20, '2026-11-18', 20, '2026-11-18');
INSERT INTO usage_ranking_state (at, day7, day30, totals) VALUES
  ('2026-11-20T08:07:00Z', '2026-11-12', '2026-10-20', '{"used":{"managedOrgs":3,"managedProcesses":6,"votes":128,"emails":31,"sms":3},"rows":{"organization":3,"gone":1,"customer":2}}');
INSERT INTO usage_months (month, customer, organizations, processes, votes, emails, sms) VALUES ('2026-11-01', '00000000-0000-4000-8000-0000000000c1', 1, 4, 120, 30, 2);
INSERT INTO usage_month_totals (month, shown, organizations, processes, votes, emails, sms) VALUES ('2026-11-01', 1, 3, 6, 128, 31, 3);

INSERT INTO alert_settings (forecast_days, updated_at) VALUES (45, '2026-10-01T00:00:00Z');
INSERT INTO alert_states (kind, key, level, marks, read_at, steady_used, fallen_since, fallen_to) VALUES
  ('threshold', 'managedOrgs', 1, '{75,90,100}', '2026-11-19T23:55:00Z', 40, '2026-11-19T23:00:00Z', 3),
  ('forecast', 'votes', 0, '{45}', '2026-11-19T23:55:00Z', 128, NULL, NULL);
INSERT INTO alerts (id, kind, key, level, mark, skipped, opened_at, previous_at, used, limit_value, forecast_days, forecast_from, forecast_to, closed_at, closed_because, closed_used, closed_limit, acknowledged_at, acknowledged_by_id, acknowledged_by, note) VALUES
  ('00000000-0000-4000-8000-0000000000d1', 'threshold', 'managedOrgs', 1, 75, '{}', '2026-11-10T08:00:00Z', '2026-11-10T07:55:00Z', 40, 50, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-10T09:00:00Z', '00000000-0000-4000-8000-0000000000a1', 'Ana Puig', 'Asked for more, „głosy“'),
  ('00000000-0000-4000-8000-0000000000d2', 'forecast', 'votes', 1, 30, '{}', '2026-11-01T08:00:00Z', NULL, 90, 1000, 20, '2026-11-20', '2026-12-20', '2026-11-05T08:00:00Z', 'later', 95, 1000, NULL, NULL, NULL, NULL);
INSERT INTO notification_settings (allow_private_targets) VALUES (true);
INSERT INTO notification_channels (id, kind, name, recipients, url, secret, created_by) VALUES
  ('00000000-0000-4000-8000-0000000000b2', 'email', 'Équipe', '{ana@integrator.example,łucja@integrator.example}', NULL, NULL, '00000000-0000-4000-8000-0000000000a1'),
  ('00000000-0000-4000-8000-0000000000b3', 'webhook', 'Chat', '{}', 'https://chat.example/hook', 'sealed-secret', NULL);
INSERT INTO notification_deliveries (id, channel_id, channel_name, alert_id, sequence, event, body, state, attempts, next_attempt_at, last_status, last_error, tries, delivered_at, created_at) VALUES
  ('00000000-0000-4000-8000-0000000000b4', '00000000-0000-4000-8000-0000000000b2', 'Équipe', '00000000-0000-4000-8000-0000000000d1', 'threshold managedOrgs', 'alert.opened', '{"title":"Organizations passed 75%"}', 'delivered', 1, NULL, 250, NULL, '[{"at":"2026-11-10T08:00:01Z","status":250,"error":null}]', '2026-11-10T08:00:01Z', '2026-11-10T08:00:00Z'),
  ('00000000-0000-4000-8000-0000000000b5', '00000000-0000-4000-8000-0000000000b3', 'Chat', '00000000-0000-4000-8000-0000000000d1', 'threshold managedOrgs', 'alert.opened', '{"title":"Organizations passed 75%"}', 'failed', 2, '2026-11-20T09:00:00Z', 503, 'unavailable', '[{"at":"2026-11-10T08:00:01Z","status":503,"error":"unavailable"}]', NULL, '2026-11-10T08:00:00Z');

INSERT INTO audit_log (at, actor_id, actor_name, action, target_kind, target, target_label, outcome, before, after, operation_id, request_id) VALUES
  ('2026-11-18T10:00:04Z', '00000000-0000-4000-8000-0000000000a1', 'Ana Puig', 'organization.create', 'organization', '0x0000000000000000000000000000000000000001', 'Col·legi d’Enginyers de Łódź', 'succeeded', NULL, '{"name":"Col·legi d’Enginyers de Łódź"}', '00000000-0000-4000-8000-0000000000f1', 'r-1'),
  ('2026-11-19T10:00:00Z', NULL, 'Łucja', 'staff.sign-in', 'staff', '', '', 'refused', NULL, NULL, NULL, 'r-3');
INSERT INTO rate_limits (key, points, expire) VALUES ('sign-in:ana', 2, '2026-11-20T09:00:00Z');
