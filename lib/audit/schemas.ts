import { z } from "zod";

/** Every action that the audit log knows, with the words it is shown in. */
export const auditActions = {
  "session.sign-in": "Signed in",
  "session.sign-in-refused": "Sign-in refused",
  "session.sign-out": "Signed out",
  "organization.create": "Create organization",
  "organization.update": "Edit organization",
  "organization.delete": "Delete organization",
  "organization.link": "Link organization",
  "organization.unlink": "Unlink organization",
  "organization.adopt": "Adopt organization",
  "organization.accept-name": "Accept organization's name",
  "import.start": "Import organizations",
  "import.stop": "Stop import",
  "organization.keep": "Keep gone organization",
  "organization.unkeep": "List gone organization again",
  "customer.create": "Create customer",
  "customer.update": "Edit customer",
  "customer.archive": "Archive customer",
  "customer.restore": "Restore customer",
  "operation.decide": "Decide operation",
  "sync.start": "Start sync",
  "sync.cancel": "Stop sync",
  "quota.thresholds": "Change quota thresholds",
  "alert.acknowledge": "Acknowledge alert",
  "alert.settings": "Change alert settings",
  "notification.channel-create": "Add alert channel",
  "notification.channel-update": "Change alert channel",
  "notification.channel-enable": "Enable alert channel",
  "notification.channel-disable": "Disable alert channel",
  "notification.channel-delete": "Delete alert channel",
  "notification.channel-secret": "Replace webhook secret",
  "notification.channel-test": "Test alert channel",
  "notification.send-again": "Send alert again",
  "notification.private-targets": "Change private webhook targets",
  "settings.time-zone": "Change time zone",
  "staff.create": "Add person",
  "staff.update": "Change person",
  "staff.disable": "Disable person",
  "staff.enable": "Enable person",
  "staff.reset-password": "Reset password",
  "staff.change-password": "Change own password",
} as const;

export type AuditAction = keyof typeof auditActions;
const actionNames = Object.keys(auditActions).filter((key): key is AuditAction => key in auditActions);
export const auditActionSchema = z.enum(actionNames);
