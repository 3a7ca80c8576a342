"""The contract of `quorumscope --headless`: one line an answer, exit statuses, refusals, busy ports, signals."""

import signal
import socket
import time
import unittest

from harness import Headless, free_block, main, require, run


class Arguments(unittest.TestCase):
    def refused(self, *arguments):
        status, out, err = run(list(arguments))
        self.assertEqual(status, 2, err)
        self.assertEqual(out, [])
        self.assertEqual(len(err), 1, err)
        return err[0]

    def test_unknown_option(self):
        self.assertIn("bogus", self.refused("--headless", "--bogus"))

    def test_too_few_replicas(self):
        self.assertIn("--replicas", self.refused("--headless", "--replicas", "0"))

    def test_too_many_replicas(self):
        self.assertIn("--replicas", self.refused("--headless", "--replicas", "10"))

    def test_port_out_of_range(self):
        self.assertIn("--client-port", self.refused("--headless", "--client-port", "99999"))

    def test_ports_run_over_the_end(self):
        self.assertIn("--client-port", self.refused("--headless", "--replicas", "3", "--client-port", "65534"))

    def test_unknown_world(self):
        self.assertIn("world", self.refused("--headless", "--world", "mars"))

    def test_trace_cannot_be_written(self):
        self.assertIn("/nowhere", self.refused("--headless", "--client-port", str(free_block(3)), "--trace",
                                               "/nowhere/at/all.trace"))

    def test_busy_port(self):
        port = free_block(3)
        with socket.socket() as other:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as free_block: TIME_WAIT is no use
            other.bind(("127.0.0.1", port + 1))
            other.listen()
            line = self.refused("--headless", "--replicas", "3", "--client-port", str(port))
        self.assertIn("port %d is in use" % (port + 1), line)
        self.assertIn("next free block", line)


class Commands(unittest.TestCase):
    def test_serving_line_names_every_port(self):
        with Headless(replicas=3, observers=1) as lab:
            self.assertEqual(lab.first_line, "serving " + lab.servers)

    def test_one_line_each_in_order(self):
        with Headless() as lab:
            for text in ("status", "kill 2", "cut 1->3", "bogus", "restart 2", "heal all", "help"):
                lab.send(text)
            answers = [lab.line() for _ in range(7)]
            self.assertEqual([answer.split()[0] for answer in answers],
                             ["ok", "ok", "ok", "error", "ok", "ok", "ok"], answers)
            self.assertTrue(lab.ok("status"))
            self.assertTrue(lab.no_more_lines())

    def test_impossible_commands_do_not_end_the_run(self):
        with Headless() as lab:
            for text in ("restart 1", "kill 9", "thaw 1", "heal 1->2", "x: get /a", "frobnicate", "kill",
                         "conn 1 open 1", "conn 1 send 00"):
                self.assertTrue(lab.answer(text).startswith("error "), text)
            lab.ok("kill 1")
            self.assertTrue(lab.answer("kill 1").startswith("error "))
            lab.ok("restart all")
            self.assertTrue(lab.answer("restart all").startswith("error "))
            lab.serving()

    def test_blank_lines_and_comments_have_no_answer(self):
        with Headless() as lab:
            lab.send("\n   \n# a comment")
            self.assertTrue(lab.ok("status"))
            self.assertTrue(lab.no_more_lines())

    def test_overlong_line(self):
        with Headless() as lab:
            self.assertTrue(lab.answer("kill " + "9" * 200000).startswith("error "))
            lab.ok("status")

    def test_commands_given_before_serving_wait(self):
        port = free_block(3)
        status, out, _ = run(["--headless", "--client-port", str(port)], b"kill leader\nstatus\nquit\nstatus\n")
        self.assertEqual(status, 0)
        self.assertTrue(out[0].startswith("serving 127.0.0.1:%d," % port), out)
        self.assertEqual([line.split()[0] for line in out], ["serving", "ok", "ok", "ok"], out)

    def test_end_of_input_is_quit(self):
        status, out, _ = run(["--headless", "--client-port", str(free_block(3))], b"status")
        self.assertEqual(status, 0)
        self.assertEqual([line.split()[0] for line in out], ["serving", "ok"], out)

    def test_signals_mean_quit(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            lab = Headless()
            lab.process.send_signal(number)
            self.assertEqual(lab.process.wait(20), 0)
            self.assertEqual(lab.quit(), 0)
            require(lambda: self.can_bind(lab.port), "the port is free again")

    def can_bind(self, port):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return True
            except OSError:
                return False

    def test_simulated_client(self):
        with Headless() as lab:
            lab.ok("client x at all")
            lab.ok('client x: create /x "hello"')
            require(lambda: any("x #1: " in line and "/x" in line for line in lab.log), "the answer is logged")

    def test_one_replica(self):
        with Headless(replicas=1) as lab:
            self.assertEqual(lab.word(1, "ruok"), "imok")

    def test_nine_replicas_and_observers(self):
        with Headless(replicas=9, observers=2) as lab:
            lab.serving()
            modes = [lab.mode(node) for node in range(1, 12)]
            self.assertEqual(modes.count("leader"), 1, modes)
            self.assertEqual(modes[9:], ["observer", "observer"])

    def test_speed(self):
        with Headless(arguments=["--speed", "10"]) as lab:
            lab.ok("kill leader")
            start = time.monotonic()
            lab.leader()
            self.assertLess(time.monotonic() - start, 20)


class Trace(unittest.TestCase):
    def test_trace_is_written(self):
        import os
        import tempfile
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, "run.trace")
            with Headless(arguments=["--trace", name]) as lab:
                lab.ok("kill leader")
                lab.leader()
                lab.ok("restart all")
            self.assertGreater(os.path.getsize(name), 10000)


if __name__ == "__main__":
    main()
