"use client";

/** Whether a dialog stands open: the page under it must not be refreshed, or the row that it is of may go with it. */
export const isDialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
