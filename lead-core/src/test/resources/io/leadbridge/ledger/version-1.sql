create table ledger (version integer not null);
insert into ledger (version) values (1);
create table lead (
  id text primary key,
  received_at bigint not null,
  offer text,
  test integer not null,
  do_not_contact integer not null,
  body blob not null,
  content blob not null,
  warnings text not null,
  routed integer not null,
  repeats integer not null default 0,
  repeated_at bigint,
  ended_at bigint);
create index lead_unrouted on lead (id) where routed = 0;
create index lead_ended on lead (ended_at) where ended_at is not null;
create table delivery (
  lead_id text not null references lead (id) on delete cascade,
  destination text not null,
  record_key text not null,
  state text not null,
  attempts integer not null default 0,
  first_attempt_at bigint,
  next_at bigint not null,
  node text,
  reason text,
  record_id text,
  link text,
  confirmed integer,
  already_there integer,
  ended_at bigint,
  primary key (lead_id, destination));
create index delivery_due on delivery (destination, state, next_at);
create table recent (fingerprint blob primary key, lead_id text not null, seen_at bigint not null);
create index recent_seen on recent (seen_at);
create table quarantine (
  id text primary key,
  received_at bigint not null,
  offer text,
  reason text not null,
  message text not null,
  violations text not null,
  body blob not null,
  size integer not null,
  repeats integer not null default 0,
  repeated_at bigint,
  ended_at bigint);
create table node (id text primary key, beat bigint not null);
create table destination (
  name text primary key,
  state text not null,
  reason text,
  since bigint not null,
  probe_at bigint);
insert into lead (id, received_at, offer, test, do_not_contact, body, content, warnings, routed, ended_at)
values ('0199a5b4-11f3-7abc-8def-0123456789ab', 1758900000000, 'contoso.crm', 0, 0, x'7b7d',
  cast('{"id":"0199a5b4-11f3-7abc-8def-0123456789ab","receivedAt":"2025-09-26T15:20:00Z","offer":"contoso.crm","UserDetails":{"FirstName":"Ann","Email":"Ann@Contoso.com"}}' as blob),
  '[]', 1, null);
insert into delivery (lead_id, destination, record_key, state, attempts, first_attempt_at, next_at, reason)
values ('0199a5b4-11f3-7abc-8def-0123456789ab', 'crm', 'b8b6a055-5818-836e-ad9f-8a070e0ba6df', 'waiting', 3, 1758900000000, 1758900060000, '503');
insert into quarantine (id, received_at, offer, reason, message, violations, body, size)
values ('0199a5b4-11f3-7abc-8def-0123456789ac', 1758900000000, null, 'MALFORMED', 'not JSON', '[]', x'6f6f7073', 4);
