# frozen_string_literal: true

require "set"

# Shapes of many kinds.
module Shop::Orders
  VERSION = "1"

  # Where an order stands.
  Status = Struct.new(:name, :at) do
    # The word for people.
    def label = name.to_s
  end

  Failure = Class.new(StandardError)

  class << self
    def configure(&block)
      instance_eval(&block)
    end
  end

  class Line < Base
    include Comparable
    attr_reader :name, :price

    # Makes one.
    def initialize(name, price = 0, *rest, tax:, note: nil, **options, &block)
      @name = name
    end

    # How two of them are ordered.
    def <=>(other)
      price <=> other.price
    end

    def price=(value)
      @price = Integer(value)
    end

    def free? = price.zero?

    # Sets and saves.
    def save!
      raise Failure, "no name" unless name
    end

    def self.parse(text)
      new(*text.split(","))
    end

    private def secret; end

    if RUBY_VERSION > "3"
      def pattern(value)
        case value
        in { name: String => found } then found
        end
      end
    end
  end

  class ::Top
    def run; end
  end

  class Deep::Er::Still
    def [](key); end
    def []=(key, value); end
  end
end

def plain a, b
  a + b
end

def thing.singleton(x)
  x
end

# Half typed.
class Open
  def half(a,
