/** As spreadsheets read it (RFC 4180); cells that one would run are escaped. For csv-stringify. */
export const csvOptions = { escape_formulas: true, record_delimiter: "windows" } as const;
