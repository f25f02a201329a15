export const header = {
  title: "Delivery log",
  subtitle: "What was sent to each channel, each attempt and what came of it",
  breadcrumbs: [{ href: "/settings", label: "Settings" }],
};
