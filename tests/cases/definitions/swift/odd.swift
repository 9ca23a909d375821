import Foundation

/// Adds two.
public func + <T: Numeric>(left: Box<T>, right: Box<T>) -> Box<T> { left }
prefix func ++ (x: inout Int) -> Int { x }
func == (a: Odd, b: Odd) -> Bool { true }

/** A block.
 More of it.
 */
@MainActor
@available(iOS 15, *)
public final class Odd<T>: NSObject, @retroactive Codable where T: Equatable {
    let plain = 1
    var watched = 0 { didSet { print(watched) } }
    /// Computed.
    var size: Int { 3 }
    var both: [String: Int] {
        get throws { [:] }
        set { }
    }
    lazy var later: Int = { 1 }()

    /// Makes one.
    convenience init?(from text: String = "a", _ rest: Int...) throws { self.init() }
    deinit { }
    subscript(_ index: Int) -> Int { index }
    class func make<U>(with block: @escaping (Int) -> U) async rethrows -> U where U: Hashable {
        func nested() {}
        return block(1)
    }
    typealias Callback = (Int) -> Void
    struct Inner { enum Deep: String { case a, b; func go() {} } }
}

//// Four slashes.
indirect enum Tree { case leaf; case node(Tree, Tree) }

extension Odd.Inner: CustomStringConvertible {
    var description: String { "" }
}
extension Array where Element == Int { mutating func twice() {} }

protocol Shape: AnyObject {
    associatedtype Unit: Equatable
    /// Area.
    func area(in unit: Unit) -> Double
    init(_ x: Int)
    var name: String { get }
    static func + (a: Self, b: Self) -> Self
}

actor Counter { nonisolated func read() async -> Int { 0 } }

let closure = { (x: Int) -> Int in x }

// Half typed.
func half(x: Int) -> String {
    let y = [
