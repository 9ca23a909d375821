# Queues.

struct Queue
    items::Vector{Any}
end

Queue() = Queue([])

# Adds at the end.
function add!(queue::Queue, item)
    push!(queue.items, item)
    return queue
end

isempty(queue::Queue) = Base.isempty(queue.items)

function each(work::Function, queue::Queue)
    for item in queue.items
        work(item)
    end
end
