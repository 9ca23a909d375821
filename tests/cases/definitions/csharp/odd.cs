using System;
using static System.Math;
using IO = System.IO;

namespace Shop.Parts
{
    /// <summary>Keeps things.</summary>
    /// <typeparam name="T">What it keeps.</typeparam>
    [Serializable]
    public abstract partial class Box<T> : Base, IBox where T : class
    {
        private readonly int size = 3;

        /// <summary>Makes one.</summary>
        public Box(int size = 1, params string[] rest) : base(size) { }
        static Box() { }
        ~Box() { }

        public int Size { get; set; } = 3;
        public int Twice => Size * 2;
        public string Name
        {
            get { return name; }
            set { name = value; }
        }
        public T this[int index] { get { return items[index]; } }
        public event EventHandler Changed { add { } remove { } }

        public static bool operator ==(Box<T> a, Box<T> b) { return true; }
        public static explicit operator int(Box<T> box) => box.Size;

        /// <exception cref="ArgumentException">When it is full.</exception>
        void IBox.Put(ref T item, out int place)
        {
            if (Size < 0) throw new ArgumentException("it is full", nameof(item));
            place = Local(1);
            int Local(int q) => q;
        }

        public abstract void Declared(int a);
        public async Task<int> RunAsync<U>(U first, CancellationToken token = default) where U : new() { return await x; }
        private static extern int Native(IntPtr handle);

        private enum Color { Red, Green }
        public struct Point { public int X; }
        public delegate void Handler(object sender, int code);
    }

    public interface IBox
    {
        void Put(int a);
        int Count { get; }
    }

    public record Item(string Name, int Price)
    {
        public int Sum(int n) => n * Price;
    }

    public readonly record struct Pair(int A, int B);

    internal static class Extensions
    {
        public static string Shout(this string text) => text.ToUpper();
    }
}
