"use client";

/** Whether a dialog is open: refreshing the page beneath could remove the row that it belongs to. */
export const isDialogOpen = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
