"""The keeper of a folder: adds, decides, undoes, removes, forgets; see the package."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from timeline.catalogue.keeping import checking, forgetting, rerunning, segments, stories
from timeline.catalogue.keeping.applying import Applied, new_id
from timeline.catalogue.keeping.changes import changed
from timeline.catalogue.keeping.decision import Change, Decision, Entry, Forgotten, Kept, Stale
from timeline.catalogue.keeping.disk import add_line, sync_file, sync_folder, told_clearly
from timeline.catalogue.keeping.folder import Folder, State, data_folder
from timeline.catalogue.keeping.knowing import Known
from timeline.catalogue.keeping.resolving import entry_for
from timeline.extract import Prepared
from timeline.model import Life, Testimony, TimelineError
from timeline.packs import Pack


class Keeper:
    """The write side of a catalogue in a folder of its own; see the package."""

    def __init__(
        self,
        folder: Path | str | None = None,
        shipped: Mapping[str, Path] | None = None,
        packs: Sequence[Pack] | None = None,
    ) -> None:
        """Open a folder (None: the user's data folder), and make it where it is not there.

        `shipped` are files of testimonies that may be corrected but are never written to, by id;
        None: those that ship. Raises TimelineError, one line, where it cannot be used.
        """
        path = data_folder() if folder is None else Path(folder)
        self.folder = Folder(path, forgetting.finish_promised)
        self._known = Known(self.folder, shipped, packs)
        if self.folder.promise.exists():
            with suppress(TimelineError), self.folder.writing():
                pass  # finished by the writing; where nothing can be written, it stays hidden

    # --- testimonies ----------------------------------------------------------------------

    def add(self, testimony: Testimony, *, who: str = "", reviewing: bool = False) -> Kept:
        """Keep a testimony; it is on the disk when this returns.

        One that is there already, word for word, is not added again; another with the same id
        gets a new one. `Kept.warnings` says either, and where it was forgotten before.
        """
        warnings: list[str] = []
        with self.folder.writing() as state:
            for stone in forgetting.tombstones(self.folder):
                same = stone.get("sha256") and stone["sha256"] == testimony.sha256
                if same or stone["id"] == testimony.id:
                    warnings.append(
                        f"{testimony.id}: was forgotten on {stone['day']} ({stone['reason']}); "
                        "ask whether it may be kept again"
                    )
                    break
            for id in self._ids(state):
                there = self._segment(id)
                if there is not None and there.sha256 == testimony.sha256 and there.sha256:
                    return replace(self._kept(id, state), warnings=(f"{id}: is here already",))
            id = self._free(testimony.id, state)
            self._never_acknowledged(id, state)
            if id != testimony.id:
                warnings.append(f"{testimony.id}: another has this name; kept as {id}")
                testimony = replace(testimony, id=id)
            with told_clearly(self.folder.path):
                segments.write_segment(self.folder.segments, testimony)
            added = "reviewing" if reviewing else "kept"
            self.folder.write(Entry("", id, "", "added", {"state": added}, who=who))
        with suppress(TimelineError):  # it is kept whether or not this can be
            rerunning.look(self.folder, id, self._known.again(id, ()).life)
        return replace(self._kept(id, self.folder.state()), warnings=tuple(warnings))

    def finish(self, id: str, who: str = "") -> Kept:
        """The review of a testimony is done: it joins the others."""
        return self._whole(id, "finished", who, "")

    def remove(self, id: str, who: str = "", why: str = "") -> Kept:
        """Hide a testimony; `restore` brings it back."""
        return self._whole(id, "removed", who, why)

    def restore(self, id: str, who: str = "", why: str = "") -> Kept:
        """Bring back what was removed."""
        return self._whole(id, "restored", who, why)

    def show_shipped(self, shown: bool, who: str = "") -> None:
        """Hide every testimony that ships, or bring back those that are hidden, in one step."""
        now, kind = ("removed", "restored") if shown else ("kept", "removed")
        with self.folder.writing() as state:
            for id in self._known.shipped:
                if self._stands(id, state) == now:
                    self.folder.write(Entry("", id, "", kind, {}, who=who))

    def link(self, ids: Sequence[str], person: str, who: str = "") -> None:
        """Say that testimonies were told by one person (its narrator_id): one lane."""
        for id in ids:
            self._whole(id, "linked", who, "", {"person": person})

    def forget(self, id: str, reason: str) -> Forgotten:
        """Erase a testimony for good; see `forgetting`. Raises TimelineError without a reason."""
        if not reason.strip():
            raise TimelineError(f"{id}: say why it is forgotten; the reason is all that stays")
        with self.folder.writing() as state:
            segment = self.folder.segment_of(id)
            if id in self._known.shipped:
                raise TimelineError(f"{id}: ships with the program; it can be removed, not erased")
            if segment is None and not any(e.testimony == id for e in state.entries):
                raise TimelineError(f"{id}: no such testimony is kept here")
            kept = self._segment(id)
            digest = kept.sha256 if kept else ""
            gone = forgetting.forget(self.folder, id, reason.strip(), digest)
        self._known.drop(id)
        return gone

    def testimonies(self) -> tuple[Kept, ...]:
        """Every testimony that was added, in the order of adding, and what was forgotten."""
        state = self.folder.state()
        here = tuple(self._kept(id, state) for id in self._ids(state))
        gone = tuple(
            Kept(stone["id"], state="forgotten", added=stone["day"], why=stone["reason"])
            for stone in forgetting.tombstones(self.folder)
        )
        return here + gone

    def kept(self, id: str) -> Kept:
        """One testimony as lists show it. Raises TimelineError where there is none."""
        state = self.folder.state()
        if not self._stands(id, state):
            raise TimelineError(f"{id}: no such testimony is kept here")
        return self._kept(id, state)

    def testimony(self, id: str) -> Testimony:
        """A testimony as it was read, with whom it was linked to. Raises TimelineError."""
        return self.life(id).testimony

    def life(self, id: str) -> Life:
        """A testimony dated, with every decision; rejected events are in it, as their status
        says. Raises TimelineError where there is none."""
        return self.applied(id).life

    def prepared(self, id: str) -> Prepared:
        """A testimony's words of time and mentions, before anything was decided."""
        return self._known.prepared(id)

    def applied(self, id: str) -> Applied:
        """The life, and what became of each decision."""
        return self._known.applied(id, self.folder.state())

    def lives(self) -> tuple[list[Life], tuple[str, ...]]:
        """Every life that is kept (not those under review or removed), and a line a fault."""
        lives, faults = [], []
        state = self.folder.state()
        for id in self._ids(state):
            if self._stands(id, state) == "kept":
                try:
                    lives.append(self._known.applied(id, state).life)
                except TimelineError as fault:
                    faults.append(str(fault))
        return lives, (*state.faults, *faults)

    @property
    def shipped(self) -> Mapping[str, Path]:
        """The files of testimonies that ship, by id: they may be corrected, not written to."""
        return self._known.shipped

    def packs(self) -> tuple[Pack, ...]:
        """The histories that testimonies here are dated with."""
        return self._known.packs()

    def packs_for(self, id: str) -> tuple[Pack, ...]:
        """All of these, those that a testimony calls for first: to read what a person says of it.
        Where there is no such testimony, in their own order."""
        try:
            return self.prepared(id).known
        except TimelineError:
            return self.packs()

    def touched(self) -> tuple[str, ...]:
        """The shipped testimonies about which something was decided, or that were removed."""
        state = self.folder.state()
        own = set(self._ids(state))
        return tuple(dict.fromkeys(e.testimony for e in state.entries if e.testimony not in own))

    def stands(self, id: str) -> str:
        """kept, reviewing or removed; "" where there is none."""
        return self._stands(id, self.folder.state())

    # --- decisions --------------------------------------------------------------------------

    def preview(self, decision: Decision) -> Change:
        """What a decision would do; nothing is written. Raises TimelineError as `decide` does."""
        state = self.folder.state()
        before = self._known.applied(decision.testimony, state)
        entry = entry_for(decision, before.life, self._known.prepared(decision.testimony))
        after = self._known.again(decision.testimony, (*state.of(decision.testimony), entry))
        return changed(None, entry, before.life, after)

    def decide(self, decision: Decision) -> Change:
        """Write a decision down, and date the testimony anew with it.

        Raises TimelineError, one line, for a decision that says nothing that can be done, and
        `Stale` where somebody else has decided about the event since (`Decision.seen`).
        """
        id = decision.testimony
        self._known.applied(id, self.folder.state())  # the slow part, before the lock is held
        with self.folder.writing() as state:
            if decision.seen is not None:
                last = state.last(id, decision.event)
                if last is not None and last.id != decision.seen:
                    raise Stale(last)
            before = self._known.applied(id, state)
            entry = entry_for(decision, before.life, self._known.prepared(id))
            after = self._known.again(id, (*state.of(id), entry))
            if not entry.event and entry.kind == "add":
                entry = replace(entry, event=new_id(entry))
            entry = self.folder.write(entry)
        return changed(entry, entry, before.life, after)

    def last(self, id: str, event: str) -> str:
        """The id of the last entry about an event ("" for none), for `Decision.seen`."""
        entry = self.folder.state().last(id, event)
        return entry.id if entry else ""

    def history(self, id: str, event: str = "") -> tuple[Entry, ...]:
        """What was decided about a testimony, or one event of it, the first first."""
        entries = [e for e in self.folder.state().entries if e.testimony == id]
        return tuple(e for e in entries if not event or e.event == event)

    def undo(self, entry: str, who: str = "", why: str = "") -> Change:
        """Take back an entry; an undoing can be taken back too. Raises TimelineError for one that
        is not there or is undone already."""
        with self.folder.writing() as state:
            found = next((e for e in state.entries if e.id == entry), None)
            if found is None or found.kind == "added":
                raise TimelineError(f"{entry}: no such step can be undone")
            if found.undone:
                raise TimelineError(f"{entry}: is undone already")
            before = self._known.applied(found.testimony, state)
            written = self.folder.write(
                Entry(
                    "", found.testimony, found.event, "undo", {"entry": entry},
                    before=found.kind, who=who, why=why, start=found.start, end=found.end,
                )
            )  # fmt: skip
            after = self._known.applied(found.testimony, self.folder.state())
        return changed(written, found, before.life, after)

    def rerun(self, id: str = "") -> tuple[Change, ...]:
        """The testimonies of which today's reading makes other dates than there were when they
        were added or last looked at. Every decision stays; `applied(id).orphans` are those that
        find their event no longer."""
        state = self.folder.state()
        found = []
        for each in (id,) if id else self._ids(state):
            try:
                applied, read = self._known.applied(each, state), self._known.again(each, ())
            except TimelineError:
                if id:
                    raise
                continue  # damaged: `check` says so
            change = rerunning.rerun(self.folder, each, read.life, applied.life, state.of(each))
            found += [change] if change else []
        return tuple(found)

    # --- stories, exports, the whole folder -----------------------------------------------------

    def save_story(self, story: Mapping[str, Any], seen: str | None = None) -> str:
        """Keep a story; the id by which it is found again. `seen`: see `stories.save_story`."""
        return stories.save_story(self.folder, story, seen)

    def stories(self) -> tuple[dict[str, Any], ...]:
        """The stories, by their titles."""
        return stories.stories(self.folder)

    def story(self, id: str) -> dict[str, Any] | None:
        """One story; None where there is none."""
        return stories.read_story(self.folder, id)

    def drop_story(self, id: str) -> None:
        """Remove a story."""
        stories.drop_story(self.folder, id)

    def note_export(self, path: Path | str, ids: Iterable[str]) -> None:
        """Remember that testimonies went into a file or a published folder."""
        record = {"path": str(path), "testimonies": sorted(set(ids))}
        line = json.dumps(record, ensure_ascii=False).encode()
        with self.folder.writing(), told_clearly(self.folder.exports):
            add_line(self.folder.exports, line)

    def check(self) -> tuple[str, ...]:
        """One line for each thing in the folder that is not as it should be."""
        return checking.check(self.folder, self._ids(self.folder.state()))

    def backup(self, target: Path | str | None = None) -> Path:
        """Copy the folder into one zip file (None: below `backups`). Raises TimelineError.

        A forgotten testimony leaves the backups that lie below `backups`, and no others.
        """
        day = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        path = Path(target) if target else self.folder.backups / f"{day}.zip"
        if path.is_dir():
            path = path / f"{day}.zip"
        inside = self.folder.path.resolve() in path.resolve().parents
        if inside and path.parent.resolve() != self.folder.backups.resolve():
            raise TimelineError(f"{path}: in the catalogue's folder, backups lie below backups/")
        making = path.with_name(f".{path.name}.part")
        with self.folder.writing(), told_clearly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with zipfile.ZipFile(making, "w", zipfile.ZIP_DEFLATED) as made:
                    for file in checking.files(self.folder):
                        made.write(file, file.relative_to(self.folder.path).as_posix())
                sync_file(making)
                making.replace(path)
            except BaseException:
                making.unlink(missing_ok=True)
                raise
            sync_folder(path.parent)
        return path

    def state(self) -> str:
        """A short text that is another one when anything in the folder has changed."""
        return self.folder.seen()

    # --- within -----------------------------------------------------------------------------

    def _ids(self, state: State) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e.testimony for e in state.entries if e.kind == "added"))

    def _free(self, id: str, state: State) -> str:
        taken = {*self._ids(state), *self._known.shipped}
        number, free = 1, id
        while free in taken or (state.faults and self.folder.segment_of(free)):
            number += 1
            free = f"{id}-{number}"
        return free

    def _segment(self, id: str) -> Testimony | None:
        """A testimony as read; None where there is none, or it is damaged."""
        try:
            return self.folder.testimony(id)
        except TimelineError:
            return None

    def _never_acknowledged(self, id: str, state: State) -> None:
        """Take away what a crash left of an adding that nobody was told of. Where the log is
        damaged it may have been told of: then it stays."""
        segment = self.folder.segment_of(id)
        if segment is not None and not state.faults:
            with told_clearly(segment):
                shutil.rmtree(segment)

    def _stands(self, id: str, state: State) -> str:
        stands = "kept" if id in self._known.shipped else ""
        hidden = False
        for entry in state.of(id):
            if entry.kind == "added":
                stands = entry.value.get("state", "kept")
            elif entry.kind == "finished":
                stands = "kept"
            elif entry.kind in ("removed", "restored"):
                hidden = entry.kind == "removed"
        return "removed" if hidden and stands else stands

    def _kept(self, id: str, state: State) -> Kept:
        added = next((e for e in state.of(id) if e.kind == "added"), None)
        stands: Any = self._stands(id, state)
        try:
            life = self._known.applied(id, state).life
        except TimelineError as fault:
            return Kept(id, state=stands, warnings=(str(fault),))
        told = life.testimony
        return Kept(
            id, told.title, told.narrator, told.told, told.language, stands,
            events=sum(event.status != "rejected" for event in life.events),
            doubtful=sum(event.status == "proposed" for event in life.events),
            added=added.when if added else "",
        )  # fmt: skip

    def _whole(
        self, id: str, kind: str, who: str, why: str, value: Mapping[str, str] | None = None
    ) -> Kept:
        with self.folder.writing() as state:
            if not self._stands(id, state):
                raise TimelineError(f"{id}: no such testimony is kept here")
            self.folder.write(Entry("", id, "", kind, value or {}, who=who, why=why))
            return self._kept(id, self.folder.state())
