"use client";

import { Printer } from "lucide-react";
import { useText } from "#use-text";
import { Button } from "@/components/ui/button";

export function PrintButton() {
  const text = useText("usage.print");
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden="true" className="size-3.5" />
      {text("print")}
    </Button>
  );
}
