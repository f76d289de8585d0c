"""Standard: how the names of the modules begin that a language brings."""

from __future__ import annotations


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NATIVE = _names(
    """
    algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes
    climits clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg
    cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution expected filesystem
    format forward_list fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator
    latch limits list locale map memory memory_resource mutex new numbers numeric optional ostream print queue
    random ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream stack
    stdexcept stop_token streambuf string string_view syncstream system_error thread tuple type_traits typeindex
    typeinfo unordered_map unordered_set utility valarray variant vector version aio.h alloca.h arpa assert.h
    ctype.h dirent.h dlfcn.h endian.h err.h errno.h fcntl.h features.h fenv.h float.h fnmatch.h getopt.h glob.h
    grp.h iconv.h ifaddrs.h inttypes.h io.h langinfo.h libgen.h limits.h linux locale.h malloc.h math.h memory.h net
    netdb.h netinet paths.h poll.h pthread.h pwd.h regex.h resolv.h sched.h search.h semaphore.h setjmp.h signal.h
    spawn.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h string.h strings.h sys
    syslog.h term.h termios.h threads.h time.h uchar.h unistd.h utime.h utmp.h wchar.h wctype.h windows.h winsock2.h
    ws2tcpip.h process.h direct.h
    """
)
"""Headers of C, C++ and their systems; a name without `.h` may be a folder."""
