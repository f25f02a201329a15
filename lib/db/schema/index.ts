export * from "./audit";
export * from "./customers";
export * from "./operations";
export * from "./organizations";
export * from "./quota";
export * from "./staff";
export * from "./sync-runs";
export * from "./upstream";
