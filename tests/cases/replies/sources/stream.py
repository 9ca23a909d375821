from abc import ABC, abstractmethod
from typing import Protocol, overload


class Source(Protocol):
    def read(self, size: int) -> bytes:
        pass

    def close(self) -> None: ...


class Stream(ABC):
    @abstractmethod
    def push(self, data: bytes) -> int:
        raise NotImplementedError

    def push_all(self, parts):
        count = 0
        for part in parts:
            count = count + self.push(part)
        return count

    def drain(self, source, size=4096):
        # other readers are told at the end
        while True:
            data = source.read(size)
            if not data:
                break
            self.push(data)
        self.tell_others()

    def tell_others(self):
        for other in self.others:
            other.wake()
