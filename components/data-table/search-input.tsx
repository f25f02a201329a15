"use client";

import { Search, X } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useText } from "#use-text";
import { useUrlState } from "@/components/data-table/url-state";
import { GetForm } from "@/components/forms/get-form";
import { useEarlyInput } from "@/components/forms/use-early-input";
import { LiveButton } from "@/components/ui/live-button";
import { Spinner } from "@/components/ui/spinner";

type SearchInputProps = { label: string; placeholder?: string; param?: string };

const PAUSE_MS = 250;

/** Searches as you type: after a short pause the URL changes (replaced, not pushed). The focus stays here. */
export function SearchInput({ label, placeholder, param = "q" }: SearchInputProps) {
  const text = useText("ui.filter");
  const { params, paramsFor, set, pending } = useUrlState();
  const inUrl = params.get(param) ?? "";
  const [typed, setTyped] = useState(inUrl);
  // Searches submitted but not yet in the URL, oldest first; the last one is the target.
  const sent = useRef([inUrl]);
  const setNow = useRef(set);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);

  // Back, forward or a cleared filter changed the URL or undid a pending search: the field follows. The URL of its own
  // search changes nothing, even if more was typed since.
  useLayoutEffect(() => {
    const echo = sent.current.lastIndexOf(inUrl);
    const isOnItsWay = pending || timer.current !== undefined;
    if (echo >= 0 && (isOnItsWay || echo === sent.current.length - 1)) {
      sent.current = sent.current.slice(echo);
      return;
    }
    sent.current = [inUrl];
    stop();
    setTyped(inUrl);
  }, [inUrl, pending, stop]);

  // A filter chosen during the pause must not be undone by the search that follows.
  useEffect(() => {
    setNow.current = set;
  }, [set]);

  useEffect(() => stop, [stop]);

  const send = (value: string) => {
    stop();
    const wanted = value.trim();
    if (wanted === sent.current.at(-1)) return;
    sent.current.push(wanted);
    setNow.current({ [param]: wanted || null }, "replace");
  };

  const type = (value: string) => {
    setTyped(value);
    stop();
    timer.current = setTimeout(() => send(value), PAUSE_MS);
  };

  useEarlyInput(input, inUrl, type);

  const clear = () => {
    setTyped("");
    send("");
    input.current?.focus();
  };

  return (
    <search className="block w-full sm:w-[300px]">
      <GetForm
        params={paramsFor({ [param]: null })}
        onSubmit={(event) => {
          event.preventDefault();
          send(typed);
        }}
        className="relative"
      >
        {pending && typed.trim() !== "" ? (
          <Spinner className="absolute top-[9px] left-2.5 text-ink-3" />
        ) : (
          <Search aria-hidden="true" className="pointer-events-none absolute top-[9px] left-2.5 size-4 text-ink-3" />
        )}
        <input
          ref={input}
          type="search"
          name={param}
          aria-label={label}
          placeholder={placeholder ?? label}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && typed) clear();
          }}
          autoComplete="off"
          spellCheck={false}
          className="h-[34px] w-full rounded-lg border border-line-3 bg-panel pr-8 pl-8 text-base max-md:text-[16px]"
        />
        {typed ? (
          <LiveButton
            type="button"
            aria-label={text("clearSearch")}
            onClick={clear}
            className="absolute top-[5px] right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink"
          >
            <X aria-hidden="true" className="size-3.5" />
          </LiveButton>
        ) : null}
      </GetForm>
    </search>
  );
}
