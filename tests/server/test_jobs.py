"""Jobs: one runs, one waits, the newest wins, and a key that never stops asking leaves time for the others."""

from __future__ import annotations

import asyncio
import time

from drift_lsp.server.jobs import CREDIT, LONGEST_REST, QUIET, SHARE, Jobs, pace, quiet


class Work:
    """Takes some time, and remembers who was worked on while how many were."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.done: list[str] = []
        self.running = self.most = 0

    async def __call__(self, key: str) -> None:
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(self.seconds)
        self.running -= 1
        self.done.append(key)


async def test_one_runs_and_one_waits_however_often_a_key_asks():
    work = Work(0.001)
    jobs = Jobs(work)
    for _ in range(100):
        jobs.ask("a")
    await jobs.idle()
    assert work.done == ["a"]
    jobs.ask("a")
    await asyncio.sleep(0)
    for _ in range(100):
        jobs.ask("a")
    await jobs.idle()
    assert work.done == ["a"] * 3
    assert work.most == 1


async def test_what_was_asked_for_last_comes_first():
    work = Work(0.001)
    jobs = Jobs(work)
    for key in "abc":
        jobs.ask(key)
    await jobs.idle()
    assert work.done == ["c", "b", "a"]


async def test_what_was_taken_back_is_not_done():
    work = Work(0.001)
    jobs = Jobs(work)
    jobs.ask("a")
    jobs.ask("b")
    jobs.forget("a")
    await jobs.idle()
    assert work.done == ["b"]


class Busy(Work):
    """Takes so many seconds of the processor."""

    async def __call__(self, key: str) -> None:
        self.running += 1
        end = time.process_time() + self.seconds
        while time.process_time() < end:
            await asyncio.sleep(0)
        self.running -= 1
        self.done.append(key)


async def test_a_key_that_is_asked_for_while_it_is_worked_on_rests_and_the_others_do_not_wait_for_it():
    work = Busy(CREDIT)
    jobs = Jobs(work)
    began = time.perf_counter()
    while work.done.count("a") < 4:
        jobs.ask("a")
        if work.done and work.done[-1] == "a":
            jobs.ask("b")
        await asyncio.sleep(0.001)
    took = time.perf_counter() - began
    jobs.forget("a")
    await jobs.idle()
    assert took >= 4 * CREDIT + LONGEST_REST
    assert work.done.count("b") >= 2  # Once at least for each rest; on a slow machine a pause looks like the end of it.


async def test_a_key_that_is_asked_for_no_more_rests_no_longer(monkeypatch):
    monkeypatch.setattr("drift_lsp.server.jobs.LONGEST_REST", 60.0)
    work = Busy(5 * CREDIT)
    jobs = Jobs(work)
    jobs.ask("a")
    while not work.done:
        jobs.ask("a")
        await asyncio.sleep(0)
    began = time.perf_counter()
    while not work.running:
        await asyncio.sleep(0.001)
    assert time.perf_counter() - began < 4 * CREDIT / SHARE / 2, "its share alone would have made it rest twice as long"
    await jobs.idle()
    assert len(work.done) == 2


async def test_a_key_that_is_asked_for_once_it_was_answered_never_rests():
    work = Busy(CREDIT)
    jobs = Jobs(work)
    for _ in range(4):
        jobs.ask("a")
        await asyncio.sleep(0)
        assert work.running == 1
        await jobs.idle()


async def test_a_fault_stops_nobody():
    done = []

    async def work(key: str) -> None:
        if key == "bad":
            raise ValueError(key)
        done.append(key)

    jobs = Jobs(work)
    jobs.ask("good")
    jobs.ask("bad")
    await jobs.idle()
    assert done == ["good"]


async def test_who_asks_in_haste_gets_a_share_even_where_each_answer_is_in_time():
    done = 0

    async def work(_key: str) -> None:
        nonlocal done
        done += 1
        until = time.process_time() + 0.01
        while time.process_time() < until:
            pass

    jobs = Jobs(work)
    asked = 0
    began = time.perf_counter()
    while time.perf_counter() - began < 2:
        jobs.ask("a")
        asked += 1
        await asyncio.sleep(0.02)
    await jobs.idle()
    assert done * 0.01 < CREDIT + SHARE * (time.perf_counter() - began) + 0.1, (done, asked)


def test_the_end_of_a_burst_is_seen_sooner_where_somebody_types_faster():
    def after(pauses):
        known = None
        for it in pauses:
            known = pace(known, it)
        return quiet(known)

    assert after([]) == QUIET
    assert 0.020 < after([0.020] * 15) < 0.030
    assert 0.010 < after([0.010] * 30) < after([0.020] * 30)
    # Two keys that are read together, because nothing was read for a while, are no faster ones.
    assert 0.020 < after([0.0, 0.040] * 15) < QUIET
    assert after([0.020] * 15 + [3.0] * 15) == after([0.2] * 5) == QUIET
